package org.gatehouse.compromise;

import java.util.List;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.Directory;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.directory.SecurityGroup;
import org.springframework.stereotype.Component;

/** The groups by which an account is under the Named Locations policy. */
@Component
class LocationGroups {

    private final AccountDirectory accounts;
    private final Directory directory;

    LocationGroups(AccountDirectory accounts, Directory directory) {
        this.accounts = accounts;
        this.directory = directory;
    }

    /** @throws AccountGone if there is no such account */
    List<SecurityGroup> of(String accountId) {
        DirectoryAccount account = accounts.account(accountId).orElseThrow(AccountGone::new);
        return account.policies().contains(MfaPolicy.NAMED_LOCATIONS)
                ? account.groups().stream()
                        .filter(group -> directory.isLinked(group.id(), MfaPolicy.NAMED_LOCATIONS))
                        .toList()
                : List.of();
    }

    void leave(String accountId) {
        of(accountId).forEach(group -> accounts.removeFromGroup(group.id(), accountId));
    }
}

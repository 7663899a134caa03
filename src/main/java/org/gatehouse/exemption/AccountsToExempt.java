package org.gatehouse.exemption;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.DirectoryCall;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Caller;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.standing.Standings;
import org.springframework.stereotype.Component;

/**
 * Looks up the accounts of an application before its transaction begins: while the directory takes its time, no
 * connection to the database is held.
 */
@Component
class AccountsToExempt {

    private static final String UNAVAILABLE =
            "The directory cannot be asked about the accounts just now. Nothing was stored. Try again later.";

    private final AccountDirectory directory;
    private final Standings standings;

    AccountsToExempt(AccountDirectory directory, Standings standings) {
        this.directory = directory;
        this.standings = standings;
    }

    /** @throws Refusal if there is none that the caller acts for, or the directory cannot be asked */
    DirectoryAccount one(AccountAddress address, Caller caller) {
        DirectoryAccount found = DirectoryCall.orRefuse(UNAVAILABLE, () -> directory.accountAt(address))
                .filter(account -> account.organisation() != null && caller.actsFor(account.organisation()))
                .orElseThrow(() -> Refusal.unknown("There is no account %s that you act for".formatted(address)));
        standings.know(List.of(found.id()));
        return found;
    }

    /**
     * Those that exist, by their addresses.
     *
     * @throws Refusal if the directory cannot be asked
     */
    Map<AccountAddress, DirectoryAccount> all(Collection<AccountAddress> addresses) {
        List<DirectoryAccount> found = addresses.isEmpty()
                ? List.of()
                : DirectoryCall.orRefuse(UNAVAILABLE, () -> directory.accountsAt(addresses));
        standings.know(found.stream().map(DirectoryAccount::id).toList());
        return found.stream().collect(Collectors.toMap(DirectoryAccount::address, Function.identity()));
    }
}

package org.gatehouse.account;

import java.util.List;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.CentralGroup;
import org.gatehouse.directory.Directory;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.DirectoryCall;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.directory.SecurityGroup;
import org.gatehouse.directory.SecurityGroupName;
import org.gatehouse.exemption.Exemptions;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Malformed;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.standing.Standing;
import org.gatehouse.standing.Standings;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts accounts into groups of the embedded directory and takes them out, as administrators elsewhere do in the portal of
 * their directory. An account that was ever compromised keeps MFA, outside named locations (AC-116, Q-03).
 */
@Service
@Profile("embedded")
class GroupMemberships {

    private final AccountDesk desk;
    private final AccountDirectory accounts;
    private final Directory directory;
    private final CentralGroup central;
    private final Exemptions exemptions;
    private final Standings standings;
    private final AccountActionLog log;
    private final TransactionTemplate transaction;

    GroupMemberships(
            AccountDesk desk,
            AccountDirectory accounts,
            Directory directory,
            CentralGroup central,
            Exemptions exemptions,
            Standings standings,
            AccountActionLog log,
            TransactionTemplate transaction) {
        this.desk = desk;
        this.accounts = accounts;
        this.directory = directory;
        this.central = central;
        this.exemptions = exemptions;
        this.standings = standings;
        this.log = log;
        this.transaction = transaction;
    }

    /** @throws Refusal if group or account do not exist for this person, or the account's standing forbids it */
    void join(Person person, String groupName, String address) {
        change(person, groupName, address, true);
    }

    /** @throws Refusal if group or account do not exist for this person, or the account's standing forbids it */
    void leave(Person person, String groupName, String address) {
        change(person, groupName, address, false);
    }

    private void change(Person person, String groupName, String address, boolean joins) {
        DirectoryCall.orRefuse(DirectoryCall.NOT_DONE, () -> {
            DirectoryAccount account = desk.find(person, address)
                    .filter(found -> actsOn(person, found))
                    .orElseThrow(() -> Refusal.unknown("There is no account at this address that you may act on"));
            SecurityGroup group = group(person, groupName);
            boolean isCentral = group.id().equals(central.id());
            boolean isLocations = directory.isLinked(group.id(), MfaPolicy.NAMED_LOCATIONS);
            standings.know(List.of(account.id()));
            transaction.executeWithoutResult(status -> {
                Standing standing = standings.hold(account.id());
                refuseCompromised(standing);
                if (exemptions.isGroup(group)) {
                    throw Refusal.conflict(
                            "EXCEPTIONS_GROUP",
                            "Nobody is put into this group or out of it: exceptions are applied for");
                }
                if (joins && isLocations && standing.everCompromised()) {
                    throw Refusal.conflict(
                            "ACCOUNT_EVER_COMPROMISED",
                            "The account was compromised once, so it stays outside named locations");
                }
                if (!joins && isCentral) {
                    refuseLosingMfa(person, standing);
                }
                carryOut(person, account, group, joins);
            });
        });
    }

    private static void refuseCompromised(Standing standing) {
        if (standing.compromised()) {
            throw Refusal.conflict("ACCOUNT_COMPROMISED", "The account is compromised. Remediate it first.");
        }
    }

    private static void refuseLosingMfa(Person person, Standing standing) {
        if (standing.everCompromised()) {
            throw Refusal.conflict(
                    "ACCOUNT_EVER_COMPROMISED", "The account was compromised once, so it keeps MFA for good");
        }
        if (!person.is(Groups.DIRECTORY_SUPPORT)) {
            throw Refusal.forbidden(
                    "WRONG_ROLE", "MFA is not ended by leaving the central group. Directory support looks after it");
        }
    }

    private void carryOut(Person person, DirectoryAccount account, SecurityGroup group, boolean joins) {
        if (accounts.isMember(group.id(), account.id()) == joins) {
            return;
        }
        if (joins) {
            log.note(account, "JOIN_GROUP", person.login(), "Put into " + group.displayName());
            accounts.addToGroup(group.id(), account.id());
        } else {
            log.note(account, "LEAVE_GROUP", person.login(), "Taken out of " + group.displayName());
            accounts.removeFromGroup(group.id(), account.id());
        }
    }

    /** The platform's own groups that anybody may name are the central one and the one of exceptions. */
    private SecurityGroup group(Person person, String text) {
        List<SecurityGroup> found = named(text).stream()
                .filter(group -> person.is(Groups.DIRECTORY_SUPPORT)
                        || group.organisation() != null && person.administers(group.organisation())
                        || group.id().equals(central.id())
                        || exemptions.isGroup(group))
                .toList();
        if (found.isEmpty()) {
            throw Refusal.unknown("There is no group of this name that you may change");
        }
        if (found.size() > 1) {
            throw Refusal.conflict("GROUP_AMBIGUOUS", "There is more than one group of this name");
        }
        return found.get(0);
    }

    private List<SecurityGroup> named(String text) {
        try {
            return directory.groupsNamed(SecurityGroupName.of(text));
        } catch (Malformed noName) {
            return List.of();
        }
    }

    private static boolean actsOn(Person person, DirectoryAccount account) {
        return AccountSight.administers(person, account) || person.is(Groups.DIRECTORY_SUPPORT);
    }
}

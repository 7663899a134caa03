package org.gatehouse.compromise;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.DirectoryCall;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Malformed;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.standing.Standings;
import org.gatehouse.web.Door;
import org.springframework.stereotype.Component;

/**
 * Looks up accounts before the transaction of a command begins: while the directory takes its time, no connection to the
 * database is held. Another organisation's account does not exist for a Local Administrator.
 */
@Component
class AccountsToMark {

    static final String UNAVAILABLE =
            "The directory cannot be asked about the account just now. Nothing was changed. Try again at once.";

    private final AccountDirectory directory;
    private final Standings standings;

    AccountsToMark(AccountDirectory directory, Standings standings) {
        this.directory = directory;
        this.standings = standings;
    }

    /** @throws Refusal if there is none that this person may act on, or the directory cannot be asked */
    DirectoryAccount at(String address, Person person) {
        return one(address, account -> actsOn(person, account));
    }

    /** @throws Refusal if there is none that this person may look at, or the directory cannot be asked */
    DirectoryAccount seen(String address, Person person) {
        return one(address, account -> Door.STAFF.test(person) || actsOn(person, account));
    }

    /**
     * What is found at many addresses.
     *
     * @param accounts those that exist for the person
     * @param untold those of which the directory tells nothing just now
     */
    record Found(Map<AccountAddress, DirectoryAccount> accounts, Set<AccountAddress> untold) {}

    /**
     * Those that exist for this person. Where the directory does not tell all at once, it is asked about each, so that
     * one that it cannot read keeps no other from being locked down.
     *
     * @throws Refusal if the directory cannot be asked about any
     */
    Found all(Collection<AccountAddress> addresses, Person person) {
        var untold = new HashSet<AccountAddress>();
        List<DirectoryAccount> found = read(addresses, untold).stream()
                .filter(account -> actsOn(person, account))
                .toList();
        if (untold.size() == addresses.size()) {
            throw DirectoryCall.refusal(UNAVAILABLE);
        }
        standings.know(found.stream().map(DirectoryAccount::id).toList());
        return new Found(
                found.stream().collect(Collectors.toMap(DirectoryAccount::address, Function.identity())), untold);
    }

    private List<DirectoryAccount> read(Collection<AccountAddress> addresses, Set<AccountAddress> untold) {
        try {
            return directory.accountsAt(addresses);
        } catch (DirectoryUnavailable notAllAtOnce) {
            return addresses.stream().flatMap(address -> read(address, untold)).toList();
        }
    }

    private Stream<DirectoryAccount> read(AccountAddress address, Set<AccountAddress> untold) {
        try {
            return directory.accountAt(address).stream();
        } catch (DirectoryUnavailable unavailable) {
            untold.add(address);
            return Stream.empty();
        }
    }

    private DirectoryAccount one(String address, Predicate<DirectoryAccount> isMeant) {
        AccountAddress wanted = read(address);
        DirectoryAccount found = DirectoryCall.orRefuse(UNAVAILABLE, () -> directory.accountAt(wanted))
                .filter(isMeant)
                .orElseThrow(AccountsToMark::unknown);
        standings.know(List.of(found.id()));
        return found;
    }

    static boolean actsOn(Person person, DirectoryAccount account) {
        return Door.anyOf(Groups.HELPDESK, Groups.DIRECTORY_SUPPORT, Groups.INTEGRATION)
                        .test(person)
                || account.organisation() != null && person.administers(account.organisation());
    }

    private static AccountAddress read(String address) {
        try {
            return AccountAddress.of(address);
        } catch (Malformed noAddress) {
            throw unknown();
        }
    }

    private static Refusal unknown() {
        return Refusal.unknown("There is no account at this address that you may act on");
    }
}

package org.gatehouse.enablement;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.identity.AccountAddress;
import org.springframework.stereotype.Component;

/**
 * Looks many accounts up. Where the directory does not tell all at once it is asked about each, so that one that it cannot
 * read keeps no other from being enabled.
 */
@Component
class Lookup {

    /** So many in a row without an answer, and the directory is taken to be away. */
    private static final int SILENCES = 5;

    /** @param untold those of which the directory tells nothing just now */
    record Found(Map<AccountAddress, DirectoryAccount> accounts, Set<AccountAddress> untold) {}

    private final AccountDirectory directory;

    Lookup(AccountDirectory directory) {
        this.directory = directory;
    }

    /** @throws DirectoryUnavailable if the directory tells of none of them, or does not answer several times in a row */
    Found at(Collection<AccountAddress> addresses) {
        try {
            return found(directory.accountsAt(addresses), Set.of());
        } catch (DirectoryUnavailable notAllAtOnce) {
            return oneByOne(addresses);
        }
    }

    private Found oneByOne(Collection<AccountAddress> addresses) {
        var accounts = new HashMap<AccountAddress, DirectoryAccount>();
        var untold = new HashSet<AccountAddress>();
        int silences = 0;
        for (AccountAddress address : addresses) {
            try {
                directory.accountAt(address).ifPresent(account -> accounts.put(address, account));
                silences = 0;
            } catch (DirectoryUnavailable silent) {
                untold.add(address);
                silences++;
                if (silences == SILENCES || untold.size() == addresses.size()) {
                    throw silent;
                }
            }
        }
        return new Found(accounts, untold);
    }

    private static Found found(List<DirectoryAccount> accounts, Set<AccountAddress> untold) {
        var byAddress = new HashMap<AccountAddress, DirectoryAccount>();
        accounts.forEach(account -> byAddress.put(account.address(), account));
        return new Found(byAddress, untold);
    }
}

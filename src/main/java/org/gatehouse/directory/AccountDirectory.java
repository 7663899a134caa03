package org.gatehouse.directory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;

/**
 * The accounts of the tenant, their groups and their sign-in sessions. Every change is idempotent, and no call takes
 * part in the caller's transaction. A deleted account does not exist.
 *
 * @throws DirectoryUnavailable from every call, when the directory refuses, is down or does not answer in time
 */
public interface AccountDirectory {

    Optional<DirectoryAccount> accountAt(AccountAddress address);

    Optional<DirectoryAccount> account(String id);

    /** Those of the given addresses that exist, in one go. */
    List<DirectoryAccount> accountsAt(Collection<AccountAddress> addresses);

    /**
     * Accounts in the order of their addresses, without their methods.
     *
     * @param organisations only of these, or null for all
     * @param text what address or name must begin with or contain, or empty
     * @param from how many to pass over
     * @param size at most so many
     */
    Found search(Set<OdsCode> organisations, String text, int from, int size);

    /** A part of what was found, and how many there are in all. */
    record Found(List<DirectoryAccount> accounts, long total) {}

    void addToGroup(String groupId, String accountId);

    /** Also where there is no such account any more. */
    void removeFromGroup(String groupId, String accountId);

    boolean isMember(String groupId, String accountId);

    /** The ids of all accounts that are in the group itself. */
    Set<String> membersOf(String groupId);

    /** Ends every sign-in session of the account, so that the next one is asked as its policies now say. */
    void revokeSessions(String accountId);
}

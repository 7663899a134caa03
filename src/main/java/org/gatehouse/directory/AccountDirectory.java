package org.gatehouse.directory;

import java.time.Instant;
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

    /** How far a search leads: whoever looks further is to ask more narrowly. */
    int DEEPEST = 10_000;

    Optional<DirectoryAccount> accountAt(AccountAddress address);

    Optional<DirectoryAccount> account(String id);

    /** Those of the given addresses that exist, in one go. */
    List<DirectoryAccount> accountsAt(Collection<AccountAddress> addresses);

    /**
     * Accounts in the order of their addresses, without their methods and licences.
     *
     * @param organisations only of these, or null for all
     * @param text what the address or a word of the name must begin with, capitals or not; empty for all
     * @param from how many to pass over; beyond {@link #DEEPEST} nothing is found
     * @param size at most so many
     */
    Found search(Set<OdsCode> organisations, String text, int from, int size);

    /** A part of what was found, and how many there are in all. */
    record Found(List<DirectoryAccount> accounts, long total) {}

    /** Refused as {@link DirectoryUnavailable} where there is no such group or account. */
    void addToGroup(String groupId, String accountId);

    /** Also where there is no such account any more. */
    void removeFromGroup(String groupId, String accountId);

    boolean isMember(String groupId, String accountId);

    /** The ids of all accounts that are in the group itself; a group that is gone is no empty one, and is refused. */
    Set<String> membersOf(String groupId);

    /**
     * Ends every sign-in session of the account, so that the next one is asked as its policies now say.
     *
     * @return false where there is no such account any more, which has none
     */
    boolean revokeSessions(String accountId);

    /**
     * Since when a session must have begun to count, without all else that is known of the account.
     *
     * @return the beginning of time where none was ever ended; empty where there is no such account
     */
    Optional<Instant> sessionsValidFrom(String accountId);
}

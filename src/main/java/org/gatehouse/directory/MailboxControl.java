package org.gatehouse.directory;

import java.util.List;
import java.util.Set;
import org.gatehouse.identity.AccountAddress;

/**
 * What can be done to an account's mailbox. Every change is idempotent and takes no part in the caller's transaction; an
 * account without a mailbox has no rules and no delegates.
 *
 * @throws DirectoryUnavailable from every call, when the directory refuses, is down or does not answer in time
 * @throws NotOffered from every call that this directory's interface does not offer
 */
public interface MailboxControl {

    List<MailboxRule> rulesOf(String accountId);

    /**
     * Disables every rule.
     *
     * @throws NotOffered after disabling those it can, where there can be others that it does not see
     */
    void disableRules(String accountId);

    /** Who may open the mailbox beside its holder. */
    Set<AccountAddress> delegatesOf(String accountId);

    void addDelegate(String accountId, AccountAddress delegate);

    void removeDelegates(String accountId);

    /** @param message what is answered to whoever writes, or null to answer nothing any more */
    void setOutOfOffice(String accountId, String message);
}

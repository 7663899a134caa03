package org.gatehouse.account;

import java.util.List;
import org.gatehouse.directory.Device;
import org.gatehouse.directory.MailboxRule;

/**
 * What an account has beside itself. A list is null where the directory's interface does not tell.
 *
 * @param mailboxDelegates addresses of who may open the mailbox beside its holder
 */
record Belongings(List<Device> devices, List<MailboxRule> mailboxRules, List<String> mailboxDelegates) {

    static final Belongings NONE = new Belongings(List.of(), List.of(), List.of());
}

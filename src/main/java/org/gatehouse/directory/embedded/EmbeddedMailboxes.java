package org.gatehouse.directory.embedded;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.gatehouse.directory.MailboxControl;
import org.gatehouse.directory.MailboxRule;
import org.gatehouse.identity.AccountAddress;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mailboxes of the demo tenant, of which nothing is hidden. */
@Component
@Profile("embedded")
class EmbeddedMailboxes implements MailboxControl {

    private final JdbcClient jdbc;
    private final AccountMore more;
    private final DirectoryFaults faults;

    EmbeddedMailboxes(DirectoryStore store, DirectoryFaults faults) {
        this.jdbc = store.jdbc();
        this.more = new AccountMore(jdbc);
        this.faults = faults;
    }

    @Override
    public List<MailboxRule> rulesOf(String accountId) {
        return reading(
                accountId,
                () -> jdbc.sql("select * from directory_mailbox_rule where account_id = :id order by ordinal")
                        .param("id", accountId)
                        .query((row, number) -> new MailboxRule(
                                row.getString("name"), row.getBoolean("enabled"), row.getString("forwards_to")))
                        .list());
    }

    @Override
    public void disableRules(String accountId) {
        changing(
                accountId,
                () -> jdbc.sql("update directory_mailbox_rule set enabled = false where account_id = :id")
                        .param("id", accountId)
                        .update());
    }

    @Override
    public Set<AccountAddress> delegatesOf(String accountId) {
        return reading(
                accountId,
                () -> new LinkedHashSet<>(jdbc.sql(
                                "select delegate from directory_mailbox_delegate where account_id = :id order by delegate")
                        .param("id", accountId)
                        .query((row, number) -> AccountAddress.of(row.getString("delegate")))
                        .list()));
    }

    @Override
    public void addDelegate(String accountId, AccountAddress delegate) {
        changing(accountId, () -> more.addDelegate("directory_mailbox_delegate", accountId, delegate));
    }

    @Override
    public void removeDelegates(String accountId) {
        changing(
                accountId,
                () -> jdbc.sql("delete from directory_mailbox_delegate where account_id = :id")
                        .param("id", accountId)
                        .update());
    }

    @Override
    public void setOutOfOffice(String accountId, String message) {
        changing(accountId, () -> more.put(accountId, "out_of_office", message));
    }

    private <T> T reading(String accountId, Supplier<T> read) {
        return faults.around(DirectoryOperation.READ, Set.of(accountId), read);
    }

    private void changing(String accountId, Supplier<Integer> change) {
        faults.around(DirectoryOperation.CHANGE_ACCOUNT, Set.of(accountId), change);
    }
}

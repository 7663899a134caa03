package org.gatehouse.directory.embedded;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gatehouse.directory.AccountDirectoryContract.Given;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.Device;
import org.gatehouse.directory.MailboxRule;
import org.gatehouse.store.Times;

/** Makes accounts of the demo tenant as an administrator of a directory does, and leaves none behind. */
final class TenantFixture {

    /** Before every clock of a test. */
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private final DirectoryStore store;
    private final DirectoryChanges changes;
    private final List<String> createdAccounts = new ArrayList<>();
    private int ordinal;

    TenantFixture(DirectoryStore store, DirectoryChanges changes) {
        this.store = store;
        this.changes = changes;
    }

    String create(Given account) {
        String id = UUID.randomUUID().toString();
        store.jdbc()
                .sql("insert into directory_account values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        account.address().value(),
                        account.displayName(),
                        account.organisation() == null
                                ? null
                                : account.organisation().value(),
                        account.kind().name(),
                        account.enabled(),
                        account.administrator(),
                        account.breakGlass(),
                        account.perUserMfa(),
                        Times.of(LONG_AGO))
                .update();
        DemoAccounts.terms(account.address().value(), account.displayName())
                .forEach(term -> store.jdbc()
                        .sql("insert into directory_account_term values (?, ?)")
                        .params(term, id)
                        .update());
        for (AuthenticationMethod method : account.methods()) {
            store.jdbc()
                    .sql("insert into directory_account_method values (?, ?, ?, ?)")
                    .params(id, ordinal++, method.type().name(), method.detail())
                    .update();
        }
        account.licences()
                .forEach(licence -> store.jdbc()
                        .sql("insert into directory_account_licence values (?, ?)")
                        .params(id, licence)
                        .update());
        createdAccounts.add(id);
        return id;
    }

    void give(String account, Device device) {
        store.jdbc()
                .sql("insert into directory_device values (?, ?, ?, ?)")
                .params(account, ordinal++, device.name(), device.enabled())
                .update();
    }

    void give(String account, MailboxRule rule) {
        store.jdbc()
                .sql("insert into directory_mailbox_rule values (?, ?, ?, ?, ?)")
                .params(account, ordinal++, rule.name(), rule.enabled(), rule.forwardsTo())
                .update();
    }

    /** Also nothing in the recycle bin. */
    void leaveNothingBehind() {
        for (String account : createdAccounts) {
            changes.deleteAccount(account);
            store.jdbc()
                    .sql("delete from directory_deleted_account where id = ?")
                    .param(account)
                    .update();
        }
    }
}

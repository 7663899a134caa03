package org.gatehouse.directory.embedded;

import java.util.Set;
import org.gatehouse.GatehouseTest;
import org.gatehouse.directory.AccountDirectoryContract.Given;
import org.gatehouse.directory.MailboxControl;
import org.gatehouse.directory.MailboxControlContract;
import org.gatehouse.directory.MailboxRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

@GatehouseTest
class EmbeddedMailboxesTest implements MailboxControlContract {

    @Autowired
    private MailboxControl mailboxes;

    @Autowired
    private DirectoryChanges changes;

    @Autowired
    private DirectoryStore store;

    private TenantFixture tenant;

    @BeforeEach
    void useTheTenant() {
        tenant = new TenantFixture(store, changes);
    }

    @AfterEach
    void leaveNothingBehind() {
        tenant.leaveNothingBehind();
    }

    @Override
    public MailboxControl mailboxes() {
        return mailboxes;
    }

    @Override
    public String create(Given account) {
        return tenant.create(account);
    }

    @Override
    public void deleteAccount(String id) {
        changes.deleteAccount(id);
    }

    @Override
    public void give(String accountId, MailboxRule rule) {
        tenant.give(accountId, rule);
    }

    @Override
    public String outOfOfficeOf(String accountId) {
        return store.jdbc()
                .sql("select out_of_office from directory_account_more"
                        + " where account_id = ? and out_of_office is not null")
                .param(accountId)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    @Override
    public Set<Perhaps> notOffered() {
        return Set.of();
    }
}

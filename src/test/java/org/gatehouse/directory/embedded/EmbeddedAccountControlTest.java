package org.gatehouse.directory.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.directory.AccountDirectoryContract.ZA1;
import static org.gatehouse.directory.AccountDirectoryContract.newAddress;

import java.util.List;
import java.util.Set;
import org.gatehouse.GatehouseTest;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.AccountControlContract;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.AccountDirectoryContract.Given;
import org.gatehouse.directory.Device;
import org.gatehouse.directory.MailboxRule;
import org.gatehouse.identity.AccountAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@GatehouseTest
class EmbeddedAccountControlTest implements AccountControlContract {

    @Autowired
    private AccountControl control;

    @Autowired
    private EmbeddedMailboxes mailboxes;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private DirectoryChanges changes;

    @Autowired
    private DirectoryStore store;

    @Autowired
    private TransactionTemplate transaction;

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
    public AccountControl control() {
        return control;
    }

    @Override
    public AccountDirectory accounts() {
        return accounts;
    }

    @Override
    public TransactionTemplate transaction() {
        return transaction;
    }

    @Override
    public String create(Given account) {
        return tenant.create(account);
    }

    @Override
    public void give(String accountId, Device device) {
        tenant.give(accountId, device);
    }

    @Override
    public Set<Perhaps> notOffered() {
        return Set.of();
    }

    @Test
    void oneWhoIsDelegatedTheOneDriveIsSoOnce() {
        String account = create(Given.user(newAddress(), "Ana Ash", ZA1));
        String delegate = newAddress();

        control.delegateOneDrive(account, AccountAddress.of(delegate));
        control.delegateOneDrive(account, AccountAddress.of(delegate));

        assertThat(store.jdbc()
                        .sql("select delegate from directory_one_drive_delegate where account_id = ?")
                        .param(account)
                        .query(String.class)
                        .list())
                .containsExactly(delegate);
    }

    /** An administrator deletes it behind the product's back. */
    @Test
    void anAccountThatIsDeletedIsInTheRecycleBinAndLeavesNothingElse() {
        String address = newAddress();
        String account = create(Given.user(address, "Ben Bay", ZA1));
        give(account, new Device("Laptop", true));
        tenant.give(account, new MailboxRule("Rule", true, null));
        mailboxes.addDelegate(account, AccountAddress.of(newAddress()));
        mailboxes.setOutOfOffice(account, "Away.");
        control.delegateOneDrive(account, AccountAddress.of(newAddress()));

        changes.deleteAccount(account);
        changes.deleteAccount(account);

        assertThat(control.deletedAt(AccountAddress.of(address))).isPresent();
        assertThat(List.of(
                        "directory_account_more",
                        "directory_account_term",
                        "directory_device",
                        "directory_mailbox_rule",
                        "directory_mailbox_delegate",
                        "directory_one_drive_delegate"))
                .allSatisfy(table -> assertThat(store.jdbc()
                                .sql("select count(*) from %s where account_id = ?".formatted(table))
                                .param(account)
                                .query(Long.class)
                                .single())
                        .isZero());
    }
}

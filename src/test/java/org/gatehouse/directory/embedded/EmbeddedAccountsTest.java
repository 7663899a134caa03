package org.gatehouse.directory.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gatehouse.GatehouseTest;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.AccountDirectoryContract;
import org.gatehouse.directory.Directory;
import org.gatehouse.directory.DirectoryUnavailable;
import org.gatehouse.directory.SecurityGroup;
import org.gatehouse.directory.SecurityGroupName;
import org.gatehouse.directory.embedded.DirectoryFaults.Mode;
import org.gatehouse.identity.AccountAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@GatehouseTest
class EmbeddedAccountsTest implements AccountDirectoryContract {

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private Directory groups;

    @Autowired
    private DirectoryChanges changes;

    @Autowired
    private DirectoryStore store;

    @Autowired
    private DirectoryFaults faults;

    @Autowired
    private TransactionTemplate transaction;

    private final List<String> createdGroups = new ArrayList<>();

    private TenantFixture tenant;

    @BeforeEach
    void useTheTenant() {
        tenant = new TenantFixture(store, changes);
    }

    @AfterEach
    void leaveNothingBehind() {
        faults.set(null, null, Mode.NONE, null);
        tenant.leaveNothingBehind();
        createdGroups.forEach(changes::delete);
    }

    @Override
    public AccountDirectory accounts() {
        return accounts;
    }

    @Override
    public Directory groups() {
        return groups;
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
    public void deleteAccount(String id) {
        changes.deleteAccount(id);
    }

    @Override
    public String createGroup(String name) {
        changes.create(name, ZA1, false);
        createdGroups.add(name);
        return groups.groupsNamed(new SecurityGroupName(name)).get(0).id();
    }

    @Override
    public void deleteGroup(String id) {
        changes.delete(groups.group(id).map(SecurityGroup::displayName).orElseThrow());
    }

    @Test
    void aFaultOfOneAccountStrikesNoOther() {
        String group = createGroup("ZA1.sg." + AccountDirectoryContract.newMark());
        String broken = create(Given.user(AccountDirectoryContract.newAddress(), "Sal Pine", ZA1));
        String sound = create(Given.user(AccountDirectoryContract.newAddress(), "Tim Reed", ZA1));
        faults.set(null, broken, Mode.DOWN, null);

        assertThatThrownBy(() -> accounts.addToGroup(group, broken)).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> accounts.revokeSessions(broken)).isInstanceOf(DirectoryUnavailable.class);
        assertThatThrownBy(() -> accounts.account(broken)).isInstanceOf(DirectoryUnavailable.class);
        accounts.addToGroup(group, sound);
        accounts.revokeSessions(sound);
        assertThat(accounts.membersOf(group)).containsExactly(sound);
    }

    @Test
    void theExceptionsGroupHasOperationsOfItsOwn() {
        String exceptions = groups.groupsNamed(new SecurityGroupName(DemoGroups.EXCEPTIONS))
                .get(0)
                .id();
        String other = createGroup("ZA1.sg." + AccountDirectoryContract.newMark());
        String account = create(Given.user(AccountDirectoryContract.newAddress(), "Uma Rose", ZA1));
        faults.set(DirectoryOperation.ADD_TO_EXCEPTION_GROUP, null, Mode.TIMEOUT_AFTER_APPLYING, 1);
        faults.set(DirectoryOperation.REMOVE_FROM_GROUP, null, Mode.REFUSE, null);

        accounts.addToGroup(other, account);
        assertThatThrownBy(() -> accounts.addToGroup(exceptions, account)).isInstanceOf(DirectoryUnavailable.class);
        assertThat(accounts.isMember(exceptions, account)).isTrue();

        accounts.removeFromGroup(exceptions, account);
        assertThatThrownBy(() -> accounts.removeFromGroup(other, account)).isInstanceOf(DirectoryUnavailable.class);
        assertThat(accounts.membersOf(exceptions)).doesNotContain(account);
        assertThat(accounts.isMember(other, account)).isTrue();
    }

    @Test
    void aFaultOfAllReplacesThoseOfOneAndThatOfOneComesBeforeThatOfAll() {
        String account = create(Given.user(AccountDirectoryContract.newAddress(), "Viv Sage", ZA1));
        faults.set(DirectoryOperation.REVOKE_SESSIONS, null, Mode.DOWN, null);
        faults.set(DirectoryOperation.REVOKE_SESSIONS, account, Mode.REFUSE, 1);

        assertThatThrownBy(() -> accounts.revokeSessions(account)).hasMessageContaining("refused");
        assertThatThrownBy(() -> accounts.revokeSessions(account)).hasMessageContaining("does not answer");

        faults.set(DirectoryOperation.REVOKE_SESSIONS, account, Mode.REFUSE, null);
        faults.set(DirectoryOperation.REVOKE_SESSIONS, null, Mode.NONE, null);
        accounts.revokeSessions(account);
    }

    @Test
    void readingOneAccountThatIsBrokenLeavesASearchAsItIs() {
        var address = AccountAddress.of("ward.clerk@za1.example");
        faults.set(DirectoryOperation.READ, changes.account(address).orElseThrow(), Mode.DOWN, null);

        assertThatThrownBy(() -> accounts.accountAt(address)).isInstanceOf(DirectoryUnavailable.class);
        assertThat(accounts.search(Set.of(ZA1), "ward", 0, 20).accounts()).hasSize(1);
    }
}

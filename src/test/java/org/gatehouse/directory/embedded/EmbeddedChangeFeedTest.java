package org.gatehouse.directory.embedded;

import static org.gatehouse.directory.AccountDirectoryContract.ZA1;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.GatehouseTest;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.AccountDirectoryContract.Given;
import org.gatehouse.directory.ChangeFeed;
import org.gatehouse.directory.ChangeFeedContract;
import org.gatehouse.directory.Directory;
import org.gatehouse.directory.SecurityGroupName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

@GatehouseTest
class EmbeddedChangeFeedTest implements ChangeFeedContract {

    @Autowired
    private ChangeFeed feed;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private AccountControl control;

    @Autowired
    private Directory groups;

    @Autowired
    private DirectoryChanges changes;

    @Autowired
    private DirectoryStore store;

    private final List<String> createdGroups = new ArrayList<>();

    private TenantFixture tenant;

    @BeforeEach
    void useTheTenant() {
        tenant = new TenantFixture(store, changes);
    }

    @AfterEach
    void leaveNothingBehind() {
        tenant.leaveNothingBehind();
        createdGroups.forEach(changes::delete);
    }

    @Override
    public ChangeFeed feed() {
        return feed;
    }

    @Override
    public AccountDirectory accounts() {
        return accounts;
    }

    @Override
    public AccountControl control() {
        return control;
    }

    @Override
    public Directory groups() {
        return groups;
    }

    @Override
    public String create(Given account) {
        return tenant.create(account);
    }

    @Override
    public String createGroup(String name) {
        changes.create(name, ZA1, false);
        createdGroups.add(name);
        return groups.groupsNamed(new SecurityGroupName(name)).get(0).id();
    }

    @Override
    public void setAdministrator(String accountId, boolean administrator) {
        changes.setAdministrator(accountId, administrator);
    }

    /** It is told at once. */
    @Override
    public void waitUntilTold() {}
}

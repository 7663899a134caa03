package org.gatehouse.directory.embedded;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.GatehouseTest;
import org.gatehouse.directory.Directory;
import org.gatehouse.directory.DirectoryContract;
import org.gatehouse.identity.OdsCode;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@GatehouseTest
class EmbeddedDirectoryTest implements DirectoryContract {

    @Autowired
    private Directory directory;

    @Autowired
    private DirectoryChanges changes;

    @Autowired
    private TransactionTemplate transaction;

    private final List<String> created = new ArrayList<>();

    @AfterEach
    void leaveNothingBehind() {
        created.forEach(changes::delete);
    }

    @Override
    public Directory directory() {
        return directory;
    }

    @Override
    public TransactionTemplate transaction() {
        return transaction;
    }

    @Override
    public void create(String name, OdsCode organisation, boolean mailEnabled) {
        changes.create(name, organisation, mailEnabled);
        created.add(name);
    }

    @Override
    public void rename(String name, String to) {
        changes.rename(name, to);
        created.add(to);
    }

    @Override
    public void delete(String name) {
        changes.delete(name);
    }
}

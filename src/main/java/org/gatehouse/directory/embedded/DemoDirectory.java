package org.gatehouse.directory.embedded;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads the demo tenant, each part once per database: one that was made before there were accounts gets them at the
 * next start, and nothing that was changed since is put back.
 */
@Component
@Profile("embedded")
class DemoDirectory implements SmartInitializingSingleton {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DemoGroups groups;
    private final DemoAccounts accounts;
    private final DemoBelongings belongings;

    DemoDirectory(DirectoryStore store, DemoGroups groups, DemoAccounts accounts, DemoBelongings belongings) {
        this.jdbc = store.jdbc();
        this.transaction = store.transaction();
        this.groups = groups;
        this.accounts = accounts;
        this.belongings = belongings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        once("demo", groups::load);
        once("demo-accounts", accounts::load);
        once("demo-belongings", belongings::load);
    }

    /** The mark comes first, so that of two nodes that start together one loads and the other waits for it. */
    private void once(String part, Runnable load) {
        if (isLoaded(part)) {
            return;
        }
        try {
            transaction.executeWithoutResult(status -> {
                jdbc.sql("insert into directory_loaded (tenant) values (?)")
                        .param(part)
                        .update();
                load.run();
            });
        } catch (DuplicateKeyException marked) {
            if (!isLoaded(part)) {
                throw marked;
            }
        }
    }

    private boolean isLoaded(String part) {
        return jdbc.sql("select count(*) from directory_loaded where tenant = ?")
                        .param(part)
                        .query(Long.class)
                        .single()
                > 0;
    }
}

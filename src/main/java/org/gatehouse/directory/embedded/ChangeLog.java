package org.gatehouse.directory.embedded;

import java.time.Clock;
import java.util.function.IntSupplier;
import org.gatehouse.store.Times;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Numbers what changes in the embedded directory, in the transaction that changes it. Whoever takes the next number holds
 * the counter until the commit, so that a reader never meets a number before a lower one.
 */
@Component
@Profile("embedded")
class ChangeLog {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ChangeLog(DirectoryStore store, Clock clock) {
        this.jdbc = store.jdbc();
        this.transaction = store.transaction();
        this.clock = clock;
    }

    /**
     * Makes a change of one account and numbers it if it changed anything.
     *
     * @param change answers how many rows it changed
     */
    int ofAccount(String accountId, IntSupplier change) {
        return numbered("select cast(:what as varchar)", accountId, change);
    }

    /** Makes a change of a group, which is one of every member. */
    int ofMembers(String groupId, IntSupplier change) {
        return numbered("select account_id from directory_member where group_id = :what", groupId, change);
    }

    private int numbered(String accounts, String what, IntSupplier change) {
        return transaction.execute(status -> {
            int changed = change.getAsInt();
            if (changed > 0) {
                number(accounts, what);
            }
            return changed;
        });
    }

    /** An account has one number, its newest. */
    private void number(String accounts, String what) {
        jdbc.sql("update directory_feed set last_number = last_number + 1").update();
        jdbc.sql("delete from directory_change where account_id in (%s)".formatted(accounts))
                .param("what", what)
                .update();
        jdbc.sql("""
                        insert into directory_change (number, account_id, at)
                        select feed.last_number, changed.id, :now
                          from directory_feed feed, (%s) as changed (id)""".formatted(accounts))
                .param("what", what)
                .param("now", Times.of(clock.instant()))
                .update();
    }
}

package org.gatehouse.engine;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets nodes look what is there and add what is missing one after the other. */
@Component
class OneNodeAtATime {

    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    OneNodeAtATime(PlatformTransactionManager transactions, JdbcClient jdbc) {
        this.transaction = new TransactionTemplate(transactions);
        this.jdbc = jdbc;
    }

    /** In one transaction, which holds the row that the engine itself locks to deploy. */
    <T> T call(Supplier<T> work) {
        return transaction.execute(status -> {
            jdbc.sql("select value_ from act_ge_property where name_ = 'deployment.lock' for update")
                    .query(String.class)
                    .single();
            return work.get();
        });
    }

    void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }
}

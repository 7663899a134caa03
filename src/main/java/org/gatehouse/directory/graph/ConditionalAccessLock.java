package org.gatehouse.directory.graph;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.gatehouse.directory.DirectoryUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets one change of Conditional Access through at a time: in the cluster by a row of the shared database, which a node
 * that dies gives back, and before that in the node, so that those who wait hold no connection.
 */
@Component
@Profile("production")
class ConditionalAccessLock {

    private static final Logger log = LoggerFactory.getLogger(ConditionalAccessLock.class);

    private final ReentrantLock node = new ReentrantLock(true);
    private final Duration longestWait;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate ownTransaction;

    ConditionalAccessLock(GraphSettings settings, DataSource source, PlatformTransactionManager transactions) {
        longestWait = settings.lockWait();
        jdbc = new JdbcTemplate(source);
        jdbc.setQueryTimeout((int) longestWait.toSeconds());
        ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    void whileHeld(Runnable change) {
        waitForTheNode();
        try {
            ownTransaction.executeWithoutResult(status -> {
                jdbc.queryForObject(
                        "select name from directory_lock where name = 'conditional-access' for update", String.class);
                change.run();
            });
        } catch (DataAccessException | TransactionException e) {
            log.warn("No lock for Conditional Access: {}", e.getMessage());
            throw busy();
        } finally {
            node.unlock();
        }
    }

    private void waitForTheNode() {
        try {
            if (!node.tryLock(longestWait.toSeconds(), TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    private static DirectoryUnavailable busy() {
        return new DirectoryUnavailable("Another change of the Conditional Access policies is not finished yet");
    }
}

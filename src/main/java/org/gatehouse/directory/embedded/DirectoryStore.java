package org.gatehouse.directory.embedded;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.PreDestroy;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The embedded directory's own connections to the shared database: like a remote directory it commits by itself, and
 * no transaction of the product undoes what it did.
 */
@Component
@Profile("embedded")
@DependsOnDatabaseInitialization
class DirectoryStore {

    private static final int CONNECTIONS = 8;

    private final HikariDataSource source;
    private final JdbcTemplate batches;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DirectoryStore(DataSourceProperties properties) {
        source = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        source.setPoolName("directory");
        source.setMaximumPoolSize(CONNECTIONS);
        source.setMinimumIdle(1);
        batches = new JdbcTemplate(source);
        jdbc = JdbcClient.create(batches);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
    }

    /** A transaction of the directory's own, never the caller's. */
    TransactionTemplate transaction() {
        return transaction;
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    JdbcTemplate batches() {
        return batches;
    }

    @PreDestroy
    void close() {
        source.close();
    }
}

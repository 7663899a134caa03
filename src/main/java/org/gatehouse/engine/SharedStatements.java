package org.gatehouse.engine;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.io.Resources;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.TransactionFactory;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/**
 * The SQL of the engine, read once for each kind of database. An engine reads it anew otherwise, which is the most of
 * what a start of one costs, and a rehearsal starts one each time.
 */
final class SharedStatements {

    private static final Map<String, Configuration> READ = new ConcurrentHashMap<>();

    private SharedStatements() {}

    /** Gives them to an engine that has its data source and is not built yet. */
    static void giveTo(ProcessEngineConfigurationImpl engine) {
        engine.initDatabaseType();
        TransactionFactory transactions = engine.isTransactionsExternallyManaged()
                ? new ManagedTransactionFactory()
                : new JdbcTransactionFactory();
        var own = new Configuration(new Environment("default", transactions, engine.getDataSource()));
        own.setDefaultExecutorType(engine.isJdbcBatchProcessing() ? ExecutorType.BATCH : ExecutorType.SIMPLE);
        Configuration read = READ.computeIfAbsent(engine.getDatabaseType(), SharedStatements::read);
        // Each is there under its whole name and under a short one, which may stand for several.
        for (Object each : (Collection<?>) read.getMappedStatements()) {
            if (each instanceof MappedStatement statement && !own.hasStatement(statement.getId(), false)) {
                own.addMappedStatement(statement);
            }
        }
        engine.setSqlSessionFactory(new DefaultSqlSessionFactory(own));
    }

    /** Reads them beside whatever else a start does; whoever needs them before they are read waits. */
    static void readAhead(String databaseType) {
        var reading = new Thread(() -> READ.computeIfAbsent(databaseType, SharedStatements::read), "engine-statements");
        reading.setDaemon(true);
        reading.start();
    }

    private static Configuration read(String databaseType) {
        var names = new Properties();
        names.put("prefix", "");
        ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(names, "", databaseType);
        try (Reader mappings =
                Resources.getResourceAsReader(ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE)) {
            return new XMLConfigBuilder(mappings, "", names).parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

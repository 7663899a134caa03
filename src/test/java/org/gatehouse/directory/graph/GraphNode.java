package org.gatehouse.directory.graph;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.gatehouse.directory.AccountControl;
import org.gatehouse.directory.AccountDirectory;
import org.gatehouse.directory.ChangeFeed;
import org.gatehouse.directory.Directory;
import org.gatehouse.directory.LocationDirectory;
import org.gatehouse.directory.MailboxControl;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.client.RestClient;

/** One node of the product, of which only the directory runs, with the tenant of a {@link FakeGraph}. */
final class GraphNode implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    GraphNode(FakeGraph graph, DataSource source, Clock clock, String... properties) {
        context.getEnvironment().setActiveProfiles("production");
        TestPropertyValues.of(
                        "gatehouse.graph.tenant-id=" + FakeGraph.TENANT,
                        "gatehouse.graph.client-id=" + FakeGraph.CLIENT,
                        "gatehouse.graph.client-secret=" + FakeGraph.SECRET,
                        "gatehouse.graph.policies.standard=" + FakeGraph.STANDARD,
                        "gatehouse.graph.policies.named-locations=" + FakeGraph.NAMED_LOCATIONS,
                        "gatehouse.graph.url=" + graph.url(),
                        "gatehouse.graph.login-url=" + graph.url(),
                        "gatehouse.graph.policy-pause=PT0.001S",
                        "gatehouse.graph.report-pause=PT0.001S")
                .and(properties)
                .applyTo(context);
        // As singletons, which a node that stops leaves as they are.
        context.getBeanFactory().registerSingleton("source", source);
        context.getBeanFactory().registerSingleton("clock", clock);
        context.register(
                Surroundings.class,
                GraphDirectory.class,
                GraphLocations.class,
                GraphAccounts.class,
                WholeAccounts.class,
                GraphMemberships.class,
                GraphChangeFeed.class,
                FeedPages.class,
                WatchedGroups.class,
                GraphAccountControl.class,
                MethodRemoval.class,
                MethodRegistration.class,
                PerUserMfa.class,
                GraphMailboxes.class,
                ByHand.class,
                GraphBatches.class,
                PolicyScopes.class,
                EntraLocations.class,
                PackingList.class,
                GraphClient.class,
                ConditionalAccessLock.class);
        context.refresh();
    }

    Directory directory() {
        return context.getBean(Directory.class);
    }

    LocationDirectory locations() {
        return context.getBean(LocationDirectory.class);
    }

    AccountDirectory accounts() {
        return context.getBean(AccountDirectory.class);
    }

    AccountControl control() {
        return context.getBean(AccountControl.class);
    }

    ChangeFeed changes() {
        return context.getBean(ChangeFeed.class);
    }

    MailboxControl mailboxes() {
        return context.getBean(MailboxControl.class);
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    @Override
    public void close() {
        context.close();
    }

    /** A new database in memory with the tables of the directory. */
    static HikariDataSource database() {
        return database("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0".formatted(UUID.randomUUID()), "sa");
    }

    static HikariDataSource database(String url, String user) {
        var source = new HikariDataSource();
        source.setJdbcUrl(url);
        source.setUsername(user);
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/V5__directory_lock.sql"),
                        new ClassPathResource("db/migration/V8__packed_ranges.sql"))
                .execute(source);
        return source;
    }

    /** No {@code @Configuration}, so that the product's own component scan does not find it. */
    @EnableConfigurationProperties(GraphSettings.class)
    static class Surroundings {

        @Bean
        PlatformTransactionManager transactions(DataSource source) {
            return new JdbcTransactionManager(source);
        }

        @Bean
        @Scope("prototype")
        RestClient.Builder http() {
            return RestClient.builder();
        }
    }
}

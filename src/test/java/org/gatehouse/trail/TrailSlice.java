package org.gatehouse.trail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.flywaydb.core.api.migration.JavaMigration;
import org.gatehouse.store.Json;
import org.springframework.boot.Banner.Mode;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The trail on a database, and nothing else of the product; nothing in it runs by itself. No stereotype: the product scans this package too. */
@EnableScheduling
@EnableConfigurationProperties(TrailSettings.class)
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    TaskSchedulingAutoConfiguration.class
})
@Import({Json.class, TestTrail.class})
@ComponentScan(
        basePackages = "org.gatehouse",
        useDefaultFilters = false,
        includeFilters = {
            @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = JavaMigration.class),
            @Filter(
                    type = FilterType.REGEX,
                    pattern = "org\\.gatehouse\\.trail\\.(AuditTrail|Sealer|Gaps|FactNumbers|KeyChange|Tree|Checkpoints"
                            + "|CheckpointFiles|SealingKey|SealedFacts|LogReader|IntegrityCheck|EvidenceArchive)")
        })
class TrailSlice {

    @Bean
    TestClock clock() {
        return new TestClock();
    }

    /** Starts it on an H2 of its own in memory. */
    static ConfigurableApplicationContext start(String... settings) {
        return on("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0", "sa", settings);
    }

    static ConfigurableApplicationContext on(String url, String user, String... settings) {
        Map<String, String> own = Map.of(
                "spring.datasource.url", url,
                "spring.datasource.username", user,
                "spring.datasource.password", "",
                "spring.profiles.active", "embedded",
                "gatehouse.data-dir", "target/test-data/trail",
                "gatehouse.audit.origin", "gatehouse.example/audit",
                "gatehouse.audit.sealing-pause", "PT10H",
                "gatehouse.audit.check-cron", "-",
                "logging.level.root", "off");
        return new SpringApplicationBuilder(TrailSlice.class)
                .bannerMode(Mode.OFF)
                .web(WebApplicationType.NONE)
                .run(Stream.concat(
                                own.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()),
                                Arrays.stream(settings))
                        .map(setting -> "--" + setting)
                        .toArray(String[]::new));
    }

    /** Where the time is what a test says. */
    static final class TestClock extends Clock {

        private Instant now = Instant.parse("2026-11-23T10:00:00.123456Z");

        synchronized void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public synchronized Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}

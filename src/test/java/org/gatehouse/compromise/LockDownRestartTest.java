package org.gatehouse.compromise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.gatehouse.AnotherNode;
import org.gatehouse.Postgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A lock-down that one engine begins and another one ends, with nothing in common but the PostgreSQL: after every number
 * of steps, and in the middle of every step, between what it did to the directory and its commit.
 */
@ContextConfiguration(initializers = Postgres.class)
class LockDownRestartTest extends CompromiseTest {

    /** The first four, the twelve that are seen through, and that it is contained. */
    private static final int JOBS = 17;

    private static final List<String> EACH_ONCE =
            List.of("setEnabled", "setPassword", "disableRules", "removeDelegates", "disableDevices", "removeMethods");

    private static ConfigurableApplicationContext other;

    @Autowired
    private Environment settings;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void startTheOther() {
        if (other == null) {
            other = AnotherNode.beside(settings, TappedDirectory.class);
        }
        other.getBean(TappedDirectory.class).reset();
    }

    @Test
    void afterAnyNumberOfStepsAnotherEngineGoesOn() {
        Map<String, String> ritms = mark("za1", JOBS + 1);
        int steps = 0;
        for (String ritm : ritms.values()) {
            take(steps++, ritm);
        }

        finish(ritms);

        ritms.forEach((account, ritm) -> {
            assertContainedOnce(account, ritm);
            assertThat(changes(account)).filteredOn(EACH_ONCE::contains).containsExactlyInAnyOrderElementsOf(EACH_ONCE);
            assertThat(changes(account)).filteredOn("revokeSessions"::equals).hasSize(2);
        });
    }

    @Test
    void aStepThatWasCutShortBeforeItsCommitIsTakenAgainAndEnteredOnce() {
        Map<String, String> ritms = mark("zb2", JOBS);
        int steps = 0;
        for (String ritm : ritms.values()) {
            take(steps++, ritm);
            transaction.executeWithoutResult(cutShort -> {
                take(1, ritm);
                cutShort.setRollbackOnly();
            });
        }

        finish(ritms);

        ritms.forEach((account, ritm) -> {
            assertContainedOnce(account, ritm);
            assertThat(changes(account)).filteredOn("setEnabled"::equals).hasSize(1);
            assertThat(changes(account)).containsAll(EACH_ONCE).hasSizeLessThanOrEqualTo(EACH_ONCE.size() + 4);
        });
    }

    private Map<String, String> mark(String organisation, int accounts) {
        var ritms = new LinkedHashMap<String, String>();
        for (int number = 1; number <= accounts; number++) {
            String account = "user%02d@%s.example".formatted(number, organisation);
            ritms.put(account, compromises.mark(account));
        }
        return ritms;
    }

    /** By the other engine, until nothing is left. */
    private void finish(Map<String, String> ritms) {
        var its = other.getBean(ManagementService.class);
        ritms.values().forEach(ritm -> {
            while (!due(ritm).isEmpty()) {
                its.executeJob(due(ritm).get(0).getId());
            }
        });
        world.settle();
    }

    /** By both engines. */
    private List<String> changes(String account) {
        String id = compromises.id(account);
        return Stream.concat(
                        directory.changesOf(id).stream(), other.getBean(TappedDirectory.class).changesOf(id).stream())
                .toList();
    }

    private void assertContainedOnce(String account, String ritm) {
        assertThat(world.status(ritm)).isEqualTo("CONTAINED");
        assertThat(count("compromise_step where state = 'VERIFIED' and ritm = :ritm", ritm))
                .isEqualTo(12);
        assertThat(count("compromise_step where ritm = :ritm", ritm)).isEqualTo(12);
        assertThat(count("audit_fact where what like '%done and read back' and ritm = :ritm", ritm))
                .isEqualTo(12);
        assertThat(count("outbox where template = 'compromise-contained' and ritm = :ritm", ritm))
                .as("one mail to each of two administrators, or to the only one")
                .isEqualTo(account.endsWith("@za1.example") ? 2 : 1);
        assertThat(compromises.notes(account)).hasSize(1);
    }

    private long count(String rows, String ritm) {
        return jdbc.sql("select count(*) from " + rows)
                .param("ritm", ritm)
                .query(Long.class)
                .single();
    }
}

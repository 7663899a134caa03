package org.gatehouse.enablement;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ManagementService;
import org.gatehouse.AnotherNode;
import org.gatehouse.Postgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A list that one engine begins and another one ends, with nothing in common but the PostgreSQL: after every number of
 * jobs, and with every job cut short before its commit.
 */
@ContextConfiguration(initializers = Postgres.class)
class EnablementRestartTest extends EnablementTest {

    /** Three parts to enable, but one to judge; then the list is summed up. */
    private static final int ACCOUNTS = 2 * Enabling.AT_ONCE + 50;

    private static final int JOBS = 5;

    private static ConfigurableApplicationContext other;

    @Autowired
    private Environment settings;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void startTheOther() {
        if (other == null) {
            other = AnotherNode.beside(settings);
        }
    }

    @Test
    void afterAnyNumberOfJobsAnotherEngineGoesOn() {
        for (int jobs = 0; jobs <= JOBS; jobs++) {
            String ritm = begin();
            take(jobs, ritm);

            finish(ritm);

            assertEnabledOnce(ritm);
        }
    }

    @Test
    void whatAJobHadDoneWhenItWasCutShortStaysDone() {
        for (int jobs = 0; jobs < JOBS; jobs++) {
            String ritm = begin();
            take(jobs, ritm);
            transaction.executeWithoutResult(cutShort -> {
                take(1, ritm);
                cutShort.setRollbackOnly();
            });
            boolean enabling = jobs >= 1 && jobs < JOBS - 1;
            assertThat(count("enablement_row where verdict = 'ENABLED'", ritm))
                    .isEqualTo(Math.min(ACCOUNTS, Enabling.AT_ONCE * (enabling ? jobs : Math.max(0, jobs - 1))));

            finish(ritm);

            assertEnabledOnce(ritm);
        }
    }

    /** Nobody of the list is in the group yet. */
    private String begin() {
        jdbc.update("delete from directory_member where account_id like 'id-of-many%'");
        jdbc.update("delete from directory_account where id like 'id-of-many%'");
        return handIn(false, makeAccounts(ACCOUNTS));
    }

    private void take(int jobs, String ritm) {
        for (int taken = 0; taken < jobs; taken++) {
            management.executeJob(due(ritm).get(0).getId());
        }
    }

    /** By the other engine, until nothing is left. */
    private void finish(String ritm) {
        var its = other.getBean(ManagementService.class);
        while (!due(ritm).isEmpty()) {
            its.executeJob(due(ritm).get(0).getId());
        }
    }

    private void assertEnabledOnce(String ritm) {
        assertThat(world.status(ritm)).isEqualTo("COMPLETED");
        assertThat(count("enablement_row where verdict = 'ENABLED'", ritm)).isEqualTo(ACCOUNTS);
        assertThat(jdbc.queryForObject(
                        "select count(*) from directory_member where account_id like 'id-of-many%'", Long.class))
                .isEqualTo(ACCOUNTS);
        assertThat(count("outbox where template = 'bulk-enablement-done'", ritm))
                .isEqualTo(1);
        assertThat(world.timeline(ritm))
                .filteredOn(entry -> entry.startsWith("DIRECTORY"))
                .singleElement()
                .asString()
                .startsWith("DIRECTORY %d accounts added".formatted(ACCOUNTS));
    }
}

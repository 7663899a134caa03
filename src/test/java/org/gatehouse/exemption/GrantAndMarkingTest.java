package org.gatehouse.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.gatehouse.Postgres;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

/**
 * A grant and a marking as compromised at the same moment, stepped by hand on PostgreSQL: whichever comes first, in the
 * end a compromised account is not in the exception group.
 */
@ContextConfiguration(initializers = Postgres.class)
class GrantAndMarkingTest extends ExceptionTest {

    private static final String CLERK = "ward.clerk@za1.example";
    private static final long SHORTLY_MS = 700;
    private static final long AT_MOST_S = 30;

    @Autowired
    private ManagementService management;

    @Test
    void aMarkingThatComesDuringTheChangeOfTheDirectoryWaitsForItAndThenUndoesIt() throws Exception {
        String ritm = granted();
        String add = jobOf(ritm);
        var inTheMiddle = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);

        // the grant: its step is done and its transaction is still open
        var grant = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
            management.executeJob(add);
            inTheMiddle.countDown();
            await(goOn);
        }));
        await(inTheMiddle);
        assertThat(exceptions.isExempt(CLERK)).as("the directory is changed").isTrue();

        var marking = CompletableFuture.runAsync(() -> exceptions.compromise(CLERK));
        assertThatThrownBy(() -> marking.get(SHORTLY_MS, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        goOn.countDown();
        grant.get(AT_MOST_S, TimeUnit.SECONDS);
        marking.get(AT_MOST_S, TimeUnit.SECONDS);
        world.settle();

        assertThat(exceptions.isExempt(CLERK)).isFalse();
        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ENDED_BY_COMPROMISE");
    }

    @Test
    void aGrantThatComesDuringTheMarkingWaitsForItAndChangesNothing() throws Exception {
        String ritm = granted();
        String add = jobOf(ritm);
        String id = exceptions.id(CLERK);
        var inTheMiddle = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);

        var marking = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
            standings.hold(id);
            standings.markCompromised(id);
            inTheMiddle.countDown();
            await(goOn);
            onCompromise.end(id, "la.za1");
        }));
        await(inTheMiddle);

        var grant = CompletableFuture.runAsync(() -> management.executeJob(add));
        assertThatThrownBy(() -> grant.get(SHORTLY_MS, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(exceptions.isExempt(CLERK))
                .as("nothing is changed while it is marked")
                .isFalse();
        goOn.countDown();
        marking.get(AT_MOST_S, TimeUnit.SECONDS);
        grant.handle((done, overtaken) -> overtaken).get(AT_MOST_S, TimeUnit.SECONDS);
        world.settle();

        assertThat(exceptions.isExempt(CLERK)).isFalse();
        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ENDED_BY_COMPROMISE");
        assertThat(world.timeline(ritm)).noneMatch(entry -> entry.contains("added to the exception group"));
    }

    /** A long-term exception whose process waits to change the directory. */
    private String granted() {
        String ritm = exceptions.applyLong(ExceptionsOfTheTenant.longTerm("ZA1", CLERK));
        world.decide("exceptions1", ritm, Map.of("decision", "APPROVE"));
        management.executeJob(management
                .createJobQuery()
                .processDefinitionKey(LongTermProcess.KEY)
                .executable()
                .singleResult()
                .getId());
        return ritm;
    }

    private String jobOf(String ritm) {
        List<Job> jobs = management
                .createJobQuery()
                .processDefinitionKey(TermProcess.KEY)
                .executable()
                .list();
        assertThat(jobs).as("the one step of %s that is to be done next", ritm).hasSize(1);
        return jobs.get(0).getId();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(AT_MOST_S, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

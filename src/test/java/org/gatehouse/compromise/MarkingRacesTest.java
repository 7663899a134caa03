package org.gatehouse.compromise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gatehouse.Api;
import org.gatehouse.Postgres;
import org.gatehouse.standing.Standings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A marking at the moment at which the account is given back, stepped by hand on PostgreSQL: whichever comes first, in
 * the end the account is disabled, and nobody has been told a password that counts.
 */
@ContextConfiguration(initializers = Postgres.class)
class MarkingRacesTest extends CompromiseTest {

    private static final long SHORTLY_MS = 700;
    private static final long AT_MOST_S = 30;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Standings standings;

    private final CountDownLatch inTheMiddle = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void aMarkingThatComesWhileTheAccountIsEnabledWaitsForItAndLocksItDownAgain() throws Exception {
        String first = compromises.markAndSettle(NURSE);
        compromises.remediate("la2.za1", NURSE);
        String enable = due(first).get(0).getId();

        // the account is enabled in the directory, and the step's transaction is still open
        var enabling = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
            management.executeJob(enable);
            stop();
        }));
        await(inTheMiddle);
        assertThat(compromises.account(NURSE).get("status").asText()).isEqualTo("ACTIVE");
        var marking = CompletableFuture.supplyAsync(() -> compromises.mark(NURSE));
        assertThatThrownBy(() -> marking.get(SHORTLY_MS, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        goOn.countDown();
        enabling.get(AT_MOST_S, TimeUnit.SECONDS);
        String second = marking.get(AT_MOST_S, TimeUnit.SECONDS);
        world.settle();

        assertThat(world.status(first)).isEqualTo("REMEDIATED");
        assertThat(second).isNotEqualTo(first);
        assertThat(world.status(second)).isEqualTo("CONTAINED");
        assertThat(compromises.account(NURSE).get("status").asText()).isEqualTo("DISABLED");
    }

    @Test
    void anEnablingThatComesDuringTheMarkingWaitsForItAndEnablesNothing() throws Exception {
        String ritm = compromises.markAndSettle(NURSE);
        compromises.remediate("la2.za1", NURSE);
        String enable = due(ritm).get(0).getId();
        String id = compromises.id(NURSE);
        int before = directory.changesOf(id).size();

        // the account is held as a marking holds it, and somebody marks it meanwhile
        var holding = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
            standings.hold(id);
            stop();
        }));
        await(inTheMiddle);
        var marking = CompletableFuture.supplyAsync(() -> compromises.mark(NURSE));
        assertThatThrownBy(() -> marking.get(SHORTLY_MS, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        var enabling = CompletableFuture.runAsync(() -> management.executeJob(enable));
        assertThatThrownBy(() -> enabling.get(SHORTLY_MS, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        goOn.countDown();
        holding.get(AT_MOST_S, TimeUnit.SECONDS);
        assertThat(marking.get(AT_MOST_S, TimeUnit.SECONDS)).isEqualTo(ritm);
        enabling.handle((done, overtaken) -> overtaken).get(AT_MOST_S, TimeUnit.SECONDS);

        assertThat(directory.changesOf(id)).as("nothing was changed").hasSize(before);
        world.settle();
        assertThat(compromises.run(NURSE)).isEqualTo(2);
        assertThat(world.status(ritm)).isEqualTo("CONTAINED");
        assertThat(compromises.account(NURSE).get("status").asText()).isEqualTo("DISABLED");
    }

    @Test
    void aPasswordHandedOverWhileTheAccountIsMarkedAgainDoesNotCount() throws Exception {
        String ritm = compromises.markAndSettle(NURSE);
        compromises.remediate("la2.za1", NURSE);

        directory.afterChange(change -> {
            if (change.method().equals("setPassword")) {
                stop();
            }
        });
        var handover = CompletableFuture.supplyAsync(() -> compromises.handOver("la2.za1", NURSE));
        await(inTheMiddle);
        directory.afterChange(change -> {});
        var marking = CompletableFuture.supplyAsync(() -> compromises.mark(NURSE));
        assertThatThrownBy(() -> marking.get(SHORTLY_MS, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        goOn.countDown();
        Api.Answer handed = handover.get(AT_MOST_S, TimeUnit.SECONDS);
        assertThat(marking.get(AT_MOST_S, TimeUnit.SECONDS)).isEqualTo(ritm);
        world.settle();

        assertThat(handed.status()).isEqualTo(200);
        assertThat(directory.passwords())
                .as("of the first lock-down, handed over, of the second")
                .hasSize(3)
                .element(1)
                .isEqualTo(handed.text("password"));
        assertThat(compromises.handOver("la2.za1", NURSE).status()).isEqualTo(409);
        assertThat(world.status(ritm)).isEqualTo("CONTAINED");
    }

    private void stop() {
        inTheMiddle.countDown();
        await(goOn);
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

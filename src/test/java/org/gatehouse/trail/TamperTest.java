package org.gatehouse.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Whatever somebody does at random to the stored log or to a file taken out of it is found, every time. */
class TamperTest {

    /** 1,000 of each under {@code -Pnightly}. */
    private static final int TAMPERINGS = Integer.getInteger("gatehouse.test.tamperings", 100);

    private static final long SEED = Long.getLong("gatehouse.test.seed", 20261126);

    /** Numbers that were rolled back and are not waited for any more. */
    static final long FREE_FROM = 301;

    static final int FREE = 10;

    private static ConfigurableApplicationContext context;
    private static TestTrail trail;

    @BeforeAll
    static void recordSomething() {
        context = TrailSlice.start();
        trail = context.getBean(TestTrail.class);
        for (int batch = 0; batch < 20; batch++) {
            trail.record(15);
            trail.sealer.seal();
        }
        trail.rollBack(FREE);
        for (int batch = 0; batch < 20; batch++) {
            trail.record(15);
            trail.sealer.seal();
        }
        trail.pass(Gaps.OPEN_FOR.plusSeconds(1));
        trail.record(1);
        trail.sealer.seal();
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @Test
    void withoutAnyThereIsNothingToFind() {
        assertThat(trail.check.run().said()).isEmpty();
        assertThat(trail.count("audit_fact where id between 301 and 310")).isZero();
        assertThat(trail.count("audit_node")).isEqualTo(2);
        assertThat(trail.count("audit_gap")).isZero();
    }

    @Test
    void everythingDoneToTheDatabaseIsFound() {
        for (int i = 0; i < TAMPERINGS; i++) {
            var tampering = new Tampering(trail.jdbc, SEED + i);
            trail.transaction().executeWithoutResult(status -> {
                String what = tampering.atRandom();
                assertThat(trail.check.run().problems()).as(what).isPositive();
                status.setRollbackOnly();
            });
        }
        withoutAnyThereIsNothingToFind();
    }

    @Test
    void everythingDoneToAFileIsFound() {
        byte[] pack = trail.pack("RITM0010003");
        byte[] log = trail.log();
        for (int i = 0; i < TAMPERINGS; i++) {
            int seed = i;
            Stream.of(pack, log).forEach(evidence -> {
                var file = new SpoiltFile(SEED + seed);
                byte[] spoilt = file.spoil(evidence);
                assertThat(spoilt).isNotEqualTo(evidence);
                assertThat(Verifier.verify(spoilt).exit()).as(file.how()).isEqualTo(1);
            });
        }
        assertThat(Verifier.verify(pack).exit()).isZero();
        assertThat(Verifier.verify(log).exit()).isZero();
    }
}

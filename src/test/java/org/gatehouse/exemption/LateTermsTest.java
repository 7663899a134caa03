package org.gatehouse.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.gatehouse.engine.TimeMachine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LateTermsTest extends ExceptionTest {

    private static final String CLERK = "ward.clerk@za1.example";
    private static final Duration LATE = Duration.ofMinutes(2);

    @Autowired
    private LateTerms late;

    @Autowired
    private TimeMachine time;

    @Test
    void aTermThatFailedWhileItBeganIsEndedAllTheSame() {
        world.breakDirectory(Map.of("operation", "REVOKE_SESSIONS", "mode", "REFUSE"));
        String ritm = exceptions.applyShort(CLERK);
        assertThat(exceptions.isExempt(CLERK)).isTrue();
        world.pass(Duration.ofHours(1));
        world.breakDirectory(Map.of("mode", "NONE"));
        moveClockTo(exceptions.endsAt(ritm, CLERK).plus(LATE));

        late.run();
        world.settle();

        assertThat(exceptions.isExempt(CLERK)).isFalse();
        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ENDED");
    }

    @Test
    void aTermWhoseTimerOnlyWaitsForItsTurnIsLeftToIt() {
        String ritm = exceptions.applyShort(CLERK);
        moveClockTo(exceptions.endsAt(ritm, CLERK).plus(LATE));

        late.run();
        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ACTIVE");
        world.settle();

        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ENDED");
        assertThat(world.timeline(ritm)).noneMatch(entry -> entry.contains("is being ended"));
    }

    /** Without running anything that is due by then. */
    private void moveClockTo(Instant instant) {
        time.set(Duration.ofMillis(instant.toEpochMilli() - System.currentTimeMillis()));
    }
}

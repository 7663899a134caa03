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
    private static final Duration A_FEW_TRIES = Duration.ofMinutes(5);

    @Autowired
    private LateTerms late;

    @Autowired
    private TimeMachine time;

    @Test
    void aTermThatFailedWhileItBeganIsEndedAllTheSame() {
        world.breakDirectory(Map.of("operation", "REVOKE_SESSIONS", "mode", "REFUSE"));
        String ritm = exceptions.applyShort(CLERK);
        assertThat(exceptions.isExempt(CLERK)).isTrue();
        world.pass(Duration.between(world.now(), exceptions.endsAt(ritm, CLERK)).plus(LATE));

        late.run();
        world.breakDirectory(Map.of("mode", "NONE"));
        world.pass(A_FEW_TRIES);

        assertThat(exceptions.isExempt(CLERK)).isFalse();
        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ENDED");
    }

    @Test
    void aTermWhoseTimerOnlyWaitsForItsTurnIsLeftToIt() {
        String ritm = exceptions.applyShort(CLERK);
        Instant afterwards = exceptions.endsAt(ritm, CLERK).plus(LATE);
        time.set(Duration.ofMillis(afterwards.toEpochMilli() - System.currentTimeMillis()));

        late.run();
        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ACTIVE");
        world.settle();

        assertThat(exceptions.state(ritm, CLERK)).isEqualTo("ENDED");
        assertThat(world.timeline(ritm)).noneMatch(entry -> entry.contains("is being ended"));
    }
}

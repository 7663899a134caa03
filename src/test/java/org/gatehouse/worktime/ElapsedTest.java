package org.gatehouse.worktime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ElapsedTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(24));

    @Test
    void whatRunsSaysHowMuchIsLeft() {
        assertThat(after("PT0S")).isEqualTo(new Elapsed(0, "24 hours left", false));
        assertThat(after("PT2S")).isEqualTo(new Elapsed(0, "24 hours left", false));
        assertThat(after("PT6H")).isEqualTo(new Elapsed(25, "18 hours left", false));
        assertThat(after("PT22H30M")).isEqualTo(new Elapsed(93, "90 minutes left", false));
        assertThat(after("PT23H59M")).isEqualTo(new Elapsed(99, "1 minute left", false));
        assertThat(after("PT24H")).isEqualTo(new Elapsed(100, "less than a minute left", false));
        assertThat(Elapsed.running(START, START.plus(Duration.ofDays(180)), START.plus(Duration.ofDays(45))))
                .isEqualTo(new Elapsed(25, "135 days left", false));
    }

    @Test
    void whatShouldBeOverSaysByHowMuchItIsLate() {
        assertThat(after("PT24H1S")).isEqualTo(new Elapsed(100, "Late by less than a minute", true));
        assertThat(after("PT27H")).isEqualTo(new Elapsed(100, "Late by 3 hours", true));
    }

    @Test
    void whatHasYetToBeginSaysWhen() {
        assertThat(after("PT-72H")).isEqualTo(new Elapsed(0, "Begins in 3 days", false));
    }

    @Test
    void whatStoppedShowsHowFarItCame() {
        assertThat(Elapsed.stopped(START, END, START.plus(Duration.ofHours(12))))
                .isEqualTo(new Elapsed(50, "Over", false));
        assertThat(Elapsed.stopped(START, END, END.plus(Duration.ofHours(1))))
                .isEqualTo(new Elapsed(100, "Over", false));
        assertThat(Elapsed.stopped(START, END, START.minus(Duration.ofHours(1))))
                .as("cancelled before it began")
                .isEqualTo(new Elapsed(0, "Over", false));
        assertThat(Elapsed.stopped(START, START, START)).isEqualTo(new Elapsed(100, "Over", false));
    }

    private static Elapsed after(String time) {
        return Elapsed.running(START, END, START.plus(Duration.parse(time)));
    }
}

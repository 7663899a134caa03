package org.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExceptionProgressTest {

    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT24H    | PT0S         | 0   | 1 day",
                "PT24H    | PT6H         | 25  | 18 hours",
                "PT24H    | PT20H30M     | 85  | 3 hours and 30 minutes",
                "PT24H    | PT23H59M50S  | 99  | ''",
                "PT24H    | PT24H        | 100 | ''",
                "PT24H    | PT30H        | 100 | ''",
                "PT4320H  | PT2160H      | 50  | 90 days",
                "PT24H    | -PT1S        | 0   | 1 day"
            })
    void itIsOverOnlyWhenItIsOver(Duration whole, Duration gone, int percent, String left) {
        assertThat(ExceptionProgress.of(START, START.plus(whole), START.plus(gone)))
                .isEqualTo(new ExceptionProgress(percent, left));
    }
}

package org.gatehouse.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.SplittableRandom;
import org.gatehouse.worktime.EnglandWorkingTime.Settings;
import org.gatehouse.worktime.WorkingDuration.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingHoursTest {

    private final WorkingTime england =
            new EnglandWorkingTime(new Settings(LocalTime.of(9, 0), LocalTime.of(17, 0), Set.of()));

    @ParameterizedTest
    @CsvSource({
        // from, working hours, until; all as seen in London
        "2026-11-23T10:00Z, 3, 2026-11-23T13:00Z", // within a day
        "2026-11-23T14:00Z, 3, 2026-11-23T17:00Z", // to the very end of a day
        "2026-11-23T16:00Z, 3, 2026-11-24T11:00Z", // overnight
        "2026-11-20T16:00Z, 3, 2026-11-23T11:00Z", // over a weekend
        "2026-11-21T12:00Z, 1, 2026-11-23T10:00Z", // filed on a Saturday
        "2026-11-23T06:30Z, 1, 2026-11-23T10:00Z", // filed before opening
        "2026-11-23T17:00Z, 1, 2026-11-24T10:00Z", // filed at closing
        "2026-12-24T16:30Z, 3, 2026-12-29T11:30Z", // Christmas, Boxing Day on a Saturday, substitute on Monday
        "2026-03-27T16:30Z, 1, 2026-03-30T08:30Z", // over the night the clocks go forward
        "2026-10-23T15:30Z, 1, 2026-10-26T09:30Z" // over the night they go back
    })
    void countsWorkingHours(ZonedDateTime from, int hours, ZonedDateTime until) {
        assertThat(england.plus(from.toInstant(), new WorkingDuration(hours, Unit.WORKING_HOURS)))
                .isEqualTo(until.toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00Z, 5, 2026-11-30T10:00Z", // a working week
        "2026-03-30T09:00Z, 10, 2026-04-15T09:00Z", // Good Friday and Easter Monday
        "2026-12-31T12:00Z, 1, 2027-01-04T12:00Z", // New Year
        "2026-11-21T12:00Z, 1, 2026-11-24T09:00Z" // counted from Monday's opening
    })
    void countsWorkingDays(ZonedDateTime from, int days, ZonedDateTime until) {
        assertThat(england.plus(from.toInstant(), new WorkingDuration(days, Unit.WORKING_DAYS)))
                .isEqualTo(until.toInstant());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1000})
    void aServiceLevelIsOneToAThousand(int amount) {
        assertThat(new WorkingDuration(amount, Unit.WORKING_DAYS).amount()).isEqualTo(amount);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1001})
    void anyOtherServiceLevelIsRefused(int amount) {
        assertThatIllegalArgumentException().isThrownBy(() -> new WorkingDuration(amount, Unit.WORKING_HOURS));
    }

    @Test
    void anExtraHolidayIsNoWorkingDay() {
        var withCoronation = new EnglandWorkingTime(
                new Settings(LocalTime.of(9, 0), LocalTime.of(17, 0), Set.of(LocalDate.of(2026, 11, 24))));
        assertThat(withCoronation.plus(
                        Instant.parse("2026-11-23T16:00:00Z"), new WorkingDuration(2, Unit.WORKING_HOURS)))
                .isEqualTo(Instant.parse("2026-11-25T10:00:00Z"));
    }

    @Test
    void alwaysEndsInWorkingTimeLaterThanItBeganAndAddsUp() {
        var random = new SplittableRandom(20261123);
        var hours = new WorkingHours(LocalTime.of(9, 0), LocalTime.of(17, 0), day -> day.getDayOfMonth() == 25);
        for (int i = 0; i < 10_000; i++) {
            Instant from = Instant.ofEpochSecond(random.nextLong(1_700_000_000L, 2_000_000_000L));
            int first = random.nextInt(1, 20);
            int second = random.nextInt(1, 20);
            Instant until = hours.plusHours(from, first);
            ZonedDateTime seen = until.atZone(WorkingHours.LONDON);
            assertThat(until).isAfter(from);
            assertThat(hours.isWorkingDay(seen.toLocalDate())).isTrue();
            assertThat(seen.toLocalTime()).isBetween(LocalTime.of(9, 0), LocalTime.of(17, 0));
            assertThat(hours.plusHours(until, second)).isEqualTo(hours.plusHours(from, first + second));
        }
    }
}

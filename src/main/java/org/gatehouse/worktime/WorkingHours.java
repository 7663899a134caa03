package org.gatehouse.worktime;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Counts working time in {@code Europe/London}.
 *
 * @param opens the first working minute of a day
 * @param closes the end of a working day, later than {@code opens}
 * @param holiday whether a date is no working day although it is a weekday
 */
public record WorkingHours(LocalTime opens, LocalTime closes, Predicate<LocalDate> holiday) {

    public static final ZoneId LONDON = ZoneId.of("Europe/London");

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    public WorkingHours {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("A working day opens before it closes");
        }
    }

    /** The instant after so many working hours; a start outside working time counts from the next opening. */
    public Instant plusHours(Instant from, int hours) {
        ZonedDateTime at = nextWorkingMoment(from.atZone(LONDON));
        Duration left = Duration.ofHours(hours);
        while (true) {
            Duration today = Duration.between(at.toLocalTime(), closes);
            if (left.compareTo(today) <= 0) {
                return at.plus(left).toInstant();
            }
            left = left.minus(today);
            at = nextWorkingMoment(at.toLocalDate().plusDays(1).atTime(opens).atZone(LONDON));
        }
    }

    /** The same time of day so many working days later; a start outside working time counts from the next opening. */
    public Instant plusDays(Instant from, int days) {
        ZonedDateTime at = nextWorkingMoment(from.atZone(LONDON));
        LocalDate day = at.toLocalDate();
        for (int counted = 0; counted < days; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                counted++;
            }
        }
        return day.atTime(at.toLocalTime()).atZone(LONDON).toInstant();
    }

    public boolean isWorkingDay(LocalDate day) {
        return !WEEKEND.contains(day.getDayOfWeek()) && !holiday.test(day);
    }

    private ZonedDateTime nextWorkingMoment(ZonedDateTime from) {
        if (isWorkingDay(from.toLocalDate()) && from.toLocalTime().isBefore(closes)) {
            return from.toLocalTime().isBefore(opens) ? from.with(opens) : from;
        }
        LocalDate day = from.toLocalDate().plusDays(1);
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day.atTime(opens).atZone(LONDON);
    }
}

package org.gatehouse.worktime;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/** England's bank holidays from Jollyday, and days an organisation adds, such as a one-off national holiday. */
@Component
@EnableConfigurationProperties(EnglandWorkingTime.Settings.class)
class EnglandWorkingTime implements WorkingTime {

    /** The working day as configured. */
    @ConfigurationProperties("gatehouse.working-time")
    record Settings(
            @DefaultValue("09:00") LocalTime opens,
            @DefaultValue("17:00") LocalTime closes,
            @DefaultValue Set<LocalDate> extraHolidays) {}

    private static final String ENGLAND = "eng";

    private final HolidayManager holidays =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));
    private final Settings settings;
    private final WorkingHours hours;

    EnglandWorkingTime(Settings settings) {
        this.settings = settings;
        this.hours = new WorkingHours(settings.opens(), settings.closes(), this::isHoliday);
    }

    @Override
    public Instant plus(Instant from, WorkingDuration duration) {
        return switch (duration.unit()) {
            case WORKING_HOURS -> hours.plusHours(from, duration.amount());
            case WORKING_DAYS -> hours.plusDays(from, duration.amount());
        };
    }

    private boolean isHoliday(LocalDate day) {
        return settings.extraHolidays().contains(day) || holidays.isHoliday(day, ENGLAND);
    }
}

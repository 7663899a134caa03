package org.gatehouse.worktime;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Instants as people in England read them, such as "Tuesday 24 November 2026 at 11:00". Also used by templates. */
@Component("london")
public class LondonTime {

    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu 'at' HH:mm", Locale.UK)
            .withZone(WorkingHours.LONDON);
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.UK).withZone(WorkingHours.LONDON);
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.UK).withZone(WorkingHours.LONDON);

    /** To the second, where one minute holds several such instants. */
    public String exactly(Instant instant) {
        return instant == null ? "" : EXACT.format(instant);
    }

    public String inWords(Instant instant) {
        return instant == null ? "" : WORDS.format(instant);
    }

    public String brief(Instant instant) {
        return instant == null ? "" : SHORT.format(instant);
    }
}

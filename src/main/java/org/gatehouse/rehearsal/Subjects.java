package org.gatehouse.rehearsal;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.gatehouse.worktime.WorkingHours;

/** What people call a case. */
final class Subjects {

    private static final DateTimeFormatter ASKED = DateTimeFormatter.ofPattern(
                    "'Asked on' d MMMM uuuu 'at' HH:mm", Locale.UK)
            .withZone(WorkingHours.LONDON);

    private Subjects() {}

    /** The RITM, which is the business key of whatever is about a request; otherwise the engine's id. */
    static String of(String businessKey, String instance) {
        return businessKey == null || businessKey.isBlank() ? instance : businessKey;
    }

    /** Of a decision that belongs to no request: when it was asked, in London time. */
    static String asked(Instant at) {
        return ASKED.format(at);
    }
}

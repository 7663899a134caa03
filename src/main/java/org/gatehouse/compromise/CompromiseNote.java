package org.gatehouse.compromise;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.gatehouse.worktime.WorkingHours;

/** The note on a compromised account, word for word as the guidance has it (AC-111, AC-112). */
final class CompromiseNote {

    private static final String TEXT = "Account has been identified as compromised. If you are updating this account, "
            + "please proceed with caution. %s.";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu");

    /** Whoever copied it out of the guidance may have copied its quotation marks too. */
    private static final Pattern QUOTED = Pattern.compile("^[\"\u201c]?(.*?)[\"\u201d]?$", Pattern.DOTALL);

    private CompromiseNote() {}

    /** The note for a marking at this instant: the day is London's. */
    static String of(Instant marked) {
        return TEXT.formatted(DAY.format(LocalDate.ofInstant(marked, WorkingHours.LONDON)));
    }

    /** Whether this text is the note for that marking, with or without quotation marks. */
    static boolean isOf(Instant marked, String text) {
        var unquoted = QUOTED.matcher(text.strip());
        return unquoted.matches() && unquoted.group(1).equals(of(marked));
    }
}

package org.gatehouse.audit;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.duration.Durations.Wanted;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Malformed;

/** Which durations are asked for, as it comes in; without months, those of the last three. */
record DurationQuery(String process, String version, String from, String to) {

    private static final int USUAL_MONTHS = 3;

    Wanted read(YearMonth now, Findings findings) {
        YearMonth last = findings.optional("to", to, DurationQuery::month);
        YearMonth readTo = last == null ? now : last;
        YearMonth first = findings.optional("from", from, DurationQuery::month);
        YearMonth readFrom = first == null ? readTo.minusMonths(USUAL_MONTHS - 1) : first;
        if (readTo.isBefore(readFrom)) {
            findings.add("to", "OUT_OF_RANGE", "The last month cannot be before the first");
        }
        String readProcess = findings.optional("process", process, text -> text);
        Integer readVersion = findings.optional("version", version, DurationQuery::number);
        return new Wanted(readProcess, readVersion, readFrom, readTo);
    }

    /** What is asked for, for links. */
    Map<String, String> set() {
        var set = new LinkedHashMap<String, String>();
        set.put("process", process);
        set.put("version", version);
        set.put("from", from);
        set.put("to", to);
        set.values().removeIf(value -> value == null || value.isBlank());
        return set;
    }

    private static YearMonth month(String text) {
        try {
            YearMonth month = YearMonth.parse(text);
            if (month.getYear() >= 2000 && month.getYear() <= 9998) {
                return month;
            }
        } catch (DateTimeParseException e) {
            // refused below, as every other text is
        }
        throw new Malformed("NOT_A_MONTH", "Enter a month such as 2026-11");
    }

    private static Integer number(String text) {
        if (!text.matches("\\d{1,6}")) {
            throw new Malformed("NOT_A_NUMBER", "Enter the number of a version, such as 3");
        }
        return Integer.valueOf(text);
    }
}

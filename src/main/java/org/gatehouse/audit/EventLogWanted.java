package org.gatehouse.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ValueRange;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Malformed;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.request.RequestType;
import org.gatehouse.web.Option;
import org.gatehouse.worktime.WorkingHours;

/**
 * Which processes go into an event log; null wants all of that kind.
 *
 * @param from the first day in London on which they began
 * @param to the last one
 */
record EventLogWanted(RequestType type, OdsCode organisation, LocalDate from, LocalDate to, PeopleShown people) {

    /** Those of four digits, which every database can hold. */
    private static final ValueRange YEARS = ValueRange.of(1000, 9999);

    /** What was asked for, as text; each part may be missing. */
    record Asked(String type, String organisation, String from, String to, String people) {

        /** @throws Refusal with everything that is wrong */
        EventLogWanted read() {
            var findings = new Findings();
            RequestType wantedType =
                    findings.optional("type", type, chosen -> Option.chosen(RequestType.class, chosen));
            OdsCode whose = findings.optional("organisation", organisation, OdsCode::of);
            LocalDate first = findings.optional("from", from, Asked::day);
            LocalDate last = findings.optional("to", to, Asked::day);
            PeopleShown shown = findings.optional("people", people, chosen -> Option.chosen(PeopleShown.class, chosen));
            if (first != null && last != null && last.isBefore(first)) {
                findings.add("to", "OUT_OF_RANGE", "The last day must not come before the first");
            }
            findings.refuseIfAny();
            return new EventLogWanted(wantedType, whose, first, last, shown == null ? PeopleShown.PSEUDONYMS : shown);
        }

        private static LocalDate day(String text) {
            try {
                LocalDate day = LocalDate.parse(text.strip());
                if (YEARS.isValidIntValue(day.getYear())) {
                    return day;
                }
            } catch (DateTimeParseException noDate) {
                // told below
            }
            throw new Malformed("NOT_A_DATE", "Enter a date such as 2026-11-23");
        }
    }

    Instant begunFrom() {
        return from == null ? null : beginOf(from);
    }

    Instant begunBefore() {
        return to == null ? null : beginOf(to.plusDays(1));
    }

    /** The filters by their names, those that were not given left out. */
    Map<String, String> filters() {
        var filters = new LinkedHashMap<String, String>();
        put(filters, "type", type);
        put(filters, "organisation", organisation);
        put(filters, "from", from);
        put(filters, "to", to);
        put(filters, "people", people);
        return filters;
    }

    private static void put(Map<String, String> filters, String name, Object value) {
        if (value != null) {
            filters.put(name, value.toString());
        }
    }

    private static Instant beginOf(LocalDate day) {
        return day.atStartOfDay(WorkingHours.LONDON).toInstant();
    }
}

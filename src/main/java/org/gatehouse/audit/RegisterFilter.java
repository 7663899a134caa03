package org.gatehouse.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Malformed;
import org.gatehouse.request.RequestType;
import org.gatehouse.store.Times;
import org.gatehouse.web.Option;
import org.gatehouse.worktime.WorkingHours;

/**
 * Which lines of a register are wanted; null wants all.
 *
 * @param from no earlier than this
 * @param before earlier than this
 * @param only just those that need a look: conflicts, or overdue work
 */
record RegisterFilter(OdsCode organisation, RequestType type, Instant from, Instant before, boolean only) {

    static final RegisterFilter EVERYTHING = new RegisterFilter(null, null, null, null, false);

    private static final String ONLY = "true";

    /** The filters as they come in; days are London's, both included. */
    record Query(String organisation, String type, String from, String to, String only) {

        boolean isOnly() {
            return ONLY.equals(only);
        }

        RegisterFilter read(Findings findings) {
            OdsCode readOrganisation = findings.optional("organisation", organisation, OdsCode::of);
            RequestType readType = findings.optional("type", type, chosen -> Option.chosen(RequestType.class, chosen));
            LocalDate first = findings.optional("from", from, Query::day);
            LocalDate last = findings.optional("to", to, Query::day);
            if (first != null && last != null && last.isBefore(first)) {
                findings.add("to", "OUT_OF_RANGE", "The last day cannot be before the first");
            }
            Boolean readOnly = findings.optional("only", only, Query::yesOrNo);
            return new RegisterFilter(
                    readOrganisation,
                    readType,
                    first == null ? null : startOf(first),
                    last == null ? null : startOf(last.plusDays(1)),
                    Boolean.TRUE.equals(readOnly));
        }

        /** What is filtered by, for links. */
        Map<String, String> set() {
            var set = new LinkedHashMap<String, String>();
            set.put("organisation", organisation);
            set.put("type", type);
            set.put("from", from);
            set.put("to", to);
            set.put("only", only);
            set.values().removeIf(value -> value == null || value.isBlank());
            return set;
        }

        private static Instant startOf(LocalDate day) {
            return day.atStartOfDay(WorkingHours.LONDON).toInstant();
        }

        private static LocalDate day(String text) {
            try {
                LocalDate day = LocalDate.parse(text);
                if (day.getYear() >= 2000 && day.getYear() <= 9998) {
                    return day;
                }
            } catch (DateTimeParseException e) {
                // refused below, as every other text is
            }
            throw new Malformed("NOT_A_DATE", "Enter a date such as 2026-11-23");
        }

        private static Boolean yesOrNo(String text) {
            if (!List.of(ONLY, "false").contains(text)) {
                throw new Malformed("UNKNOWN_CHOICE", "Enter true or false");
            }
            return ONLY.equals(text);
        }
    }

    /** What a query asks of the request called {@code r} and of when something happened, each beginning with "and". */
    String sql(String when) {
        var conditions = new ArrayList<String>();
        if (organisation != null) {
            conditions.add(" and r.organisation = :organisation");
        }
        if (type != null) {
            conditions.add(" and r.type = :type");
        }
        if (from != null) {
            conditions.add(" and %s >= :from".formatted(when));
        }
        if (before != null) {
            conditions.add(" and %s < :before".formatted(when));
        }
        return String.join("", conditions);
    }

    Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        if (organisation != null) {
            values.put("organisation", organisation.value());
        }
        if (type != null) {
            values.put("type", type.name());
        }
        if (from != null) {
            values.put("from", Times.of(from));
        }
        if (before != null) {
            values.put("before", Times.of(before));
        }
        return values;
    }
}

package org.gatehouse.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.function.Function;
import org.gatehouse.refusal.Finding;
import org.gatehouse.refusal.Findings;
import org.gatehouse.refusal.Malformed;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.web.PageOf;
import org.gatehouse.worktime.WorkingHours;

/** How the filters of the auditor's lists are read. */
final class Readings {

    /** The code of a value that is none of those there are, which is answered with 400. */
    static final String NOT_READABLE = "NOT_READABLE";

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    private Readings() {}

    /** One of a list of choices. */
    static <E extends Enum<E>> Function<String, E> oneOf(Class<E> list) {
        return text -> Arrays.stream(list.getEnumConstants())
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new Malformed(NOT_READABLE, "Choose one from the list"));
    }

    static Boolean yesOrNo(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Malformed(NOT_READABLE, "Say true or false");
        };
    }

    /** The beginning of a day in London, or an instant as it is. */
    static Instant from(String text) {
        return isDay(text) ? startOf(day(text)) : instant(text);
    }

    /** The end of a day in London, which is the beginning of the next one, or an instant as it is. */
    static Instant to(String text) {
        return isDay(text) ? startOf(day(text).plusDays(1)) : instant(text);
    }

    /** Notes an end that comes before its beginning. */
    static void inOrder(Instant from, Instant to, Findings findings) {
        if (from != null && to != null && !from.isBefore(to)) {
            findings.add("to", "OUT_OF_RANGE", "The end must come after the beginning");
        }
    }

    /** Which part of the list is wanted, as another system writes it. */
    static PageOf.Wanted page(String page, String size, int usualSize, Findings findings) {
        Integer number = findings.optional("page", page, Readings::number);
        Integer items = findings.optional("size", size, Readings::number);
        if (findings.has("page") || findings.has("size")) {
            return null;
        }
        try {
            return new PageOf.Wanted(number == null ? 0 : number, items == null ? usualSize : items);
        } catch (Refusal refusal) {
            findings.addAll(refusal.findings());
            return null;
        }
    }

    /** @throws Refusal with everything found, if anything was: unreadable where a value is none of those there are */
    static void refuseIfAny(Findings findings) {
        boolean unreadable = findings.all().stream().map(Finding::code).anyMatch(NOT_READABLE::equals);
        if (unreadable) {
            throw new Refusal(Refusal.Kind.UNREADABLE, findings.all());
        }
        findings.refuseIfAny();
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            throw new Malformed(NOT_READABLE, "Enter a whole number");
        }
    }

    private static boolean isDay(String text) {
        return !text.contains("T");
    }

    private static LocalDate day(String text) {
        try {
            return inRange(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw notADate();
        }
    }

    private static Instant instant(String text) {
        try {
            ZonedDateTime read = ZonedDateTime.parse(text);
            inRange(read.toLocalDate());
            return read.toInstant();
        } catch (DateTimeParseException e) {
            throw notADate();
        }
    }

    private static LocalDate inRange(LocalDate day) {
        if (day.getYear() < FIRST_YEAR || day.getYear() >= LAST_YEAR) {
            throw notADate();
        }
        return day;
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(WorkingHours.LONDON).toInstant();
    }

    private static Malformed notADate() {
        return new Malformed(
                "NOT_A_DATE", "Enter a date such as 2026-11-23, or an instant such as 2026-11-23T09:00:00Z");
    }
}

package org.gatehouse.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.store.Sha256;

/**
 * What each part of a request's page shows, as a short text that is another one whenever that differs. The same at every
 * node, and the same however much time has gone by: clocks that run are left out.
 */
record PartStamps(Map<String, String> ofParts) {

    private static final int LENGTH = 8;
    private static final String BETWEEN = "-";

    /** @param page what the page is made from */
    static PartStamps of(Map<String, ?> page) {
        var request = (Request) page.get("request");
        var rows = (List<?>) page.get("exceptions");
        var parts = new LinkedHashMap<String, String>();
        parts.put(
                "standing",
                stamp(
                        request.shownStatus(),
                        request.stage(),
                        request.completedAt(),
                        request.escalateUntil(),
                        page.get("correctable"),
                        page.get("deadline")));
        parts.put(
                "notes",
                stamp(request.isOpen(), request.actionNeeded(), request.retryingSince(), page.get("mailsWait")));
        parts.put("tasks", stamp(page.get("tasks")));
        parts.put("warnings", stamp(request.warnings()));
        parts.put("decisions", stamp(page.get("decisions")));
        parts.put("actions", stamp(page.get("may"), page.get("newLikeThis"), page.get("correctable")));
        parts.put(
                "exceptions", stamp(rows.stream().map(PartStamps::withoutClock).toArray()));
        parts.put(
                "endings",
                stamp(
                        page.get("may"),
                        rows.stream()
                                .map(ExceptionRows.Row.class::cast)
                                .filter(ExceptionRows.Row::running)
                                .map(ExceptionRows.Row::id)
                                .toList()));
        parts.put("steps", inNoOrder(page.get("steps")));
        parts.put("term", inNoOrder(page.get("stepsOfException")));
        parts.put("timeline", stamp(page.get("timeline")));
        parts.put("following", stamp(page.get("following")));
        return new PartStamps(parts);
    }

    public String of(String part) {
        return ofParts.get(part);
    }

    public String inAll() {
        return String.join(BETWEEN, ofParts.values());
    }

    /** @param seen the stamp of the whole page as it was, or null */
    boolean differs(String part, String seen) {
        List<String> names = List.copyOf(ofParts.keySet());
        String[] before = seen == null ? new String[0] : seen.split(BETWEEN);
        return before.length == names.size() && !before[names.indexOf(part)].equals(of(part));
    }

    private static List<?> withoutClock(Object row) {
        var term = (ExceptionRows.Row) row;
        return Stream.of(
                        term.id(),
                        term.state(),
                        term.startsAt(),
                        term.endsAt(),
                        term.because(),
                        term.processInstance(),
                        term.elapsed() != null && term.elapsed().late())
                .map(String::valueOf)
                .toList();
    }

    /** The engine promises no order among steps that are under way together. */
    private static String inNoOrder(Object steps) {
        return stamp(((List<?>) steps).stream().map(String::valueOf).sorted().toArray());
    }

    private static String stamp(Object... shown) {
        return Sha256.of(Stream.of(shown).map(String::valueOf).toList().toString())
                .substring(0, LENGTH);
    }
}

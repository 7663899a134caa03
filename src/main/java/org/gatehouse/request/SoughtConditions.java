package org.gatehouse.request;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.request.CaseSearch.Sought;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Times;
import org.gatehouse.trail.AuditTrail;

/** What is sought, as the conditions of a query on the table of requests. */
record SoughtConditions(List<String> conditions, Map<String, Object> values) {

    private static final String EXCEPTIONS = Arrays.stream(RequestType.values())
            .filter(RequestType::isException)
            .map(type -> "'" + type + "'")
            .collect(joining(", ", "(", ")"));

    /**
     * Late is what is done after it was due, what is due and not done, and what had a task that was late. The due time of
     * an exception becomes its end once it is granted, which says nothing of how long the work took.
     */
    static final String LATE = "(due_at < :now and (completed_at is null and status in " + RequestStatus.OPEN_IN_SQL
            + " or completed_at > due_at and type not in " + EXCEPTIONS + ")"
            + " or ritm in (select ritm from work_item where due_at < coalesce(ended_at, :now)))";

    /** Looked up once, for people who did something in few requests. */
    private static final String OF_FEW = "ritm in (" + AuditTrail.RITMS_OF_ACTORS
            + " union all select ritm from request where requested_by in (:actors))";

    /** Looked up request by request, for people who did something in so many that the first page fills at once. */
    private static final String OF_MANY = "(exists (" + AuditTrail.RITMS_OF_ACTORS
            + " and audit_fact.ritm = request.ritm) or requested_by in (:actors))";

    /** @param busyActors whether the actors sought did something in very many requests */
    static SoughtConditions of(Sought sought, boolean busyActors, Instant now) {
        var all = new SoughtConditions(new ArrayList<>(), new HashMap<>(Map.of("now", Times.of(now))));
        all.add("ritm = :ritm", "ritm", text(sought.ritm()));
        all.add("organisation = :organisation", "organisation", text(sought.organisation()));
        all.add(
                "ritm in (:among)",
                "among",
                sought.among() == null
                        ? null
                        : sought.among().stream().map(RequestReference::value).toList());
        all.add(busyActors ? OF_MANY : OF_FEW, "actors", sought.actors());
        all.add("type = :type", "type", text(sought.type()));
        all.add(
                "ritm in (select ritm from request_decision where outcome = :outcome)",
                "outcome",
                text(sought.outcome()));
        all.add("submitted_at >= :from", "from", Times.of(sought.from()));
        all.add("submitted_at < :to", "to", Times.of(sought.to()));
        all.add("diagram = :diagram", "diagram", sought.diagram());
        all.add(RequestSearch.shownAs(sought.status()), "status", sought.status());
        all.either(
                sought.running(),
                "status in " + RequestStatus.OPEN_IN_SQL,
                "status not in " + RequestStatus.OPEN_IN_SQL);
        all.either(sought.overdue(), LATE, "not " + LATE);
        return all;
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    /** The same with one more condition. */
    SoughtConditions and(String condition, Map<String, ?> more) {
        var all = new SoughtConditions(new ArrayList<>(conditions), new HashMap<>(values));
        all.conditions.add(condition);
        all.values.putAll(more);
        return all;
    }

    private void either(Boolean wanted, String ifSo, String ifNot) {
        if (wanted != null) {
            conditions.add(wanted ? ifSo : ifNot);
        }
    }

    private void add(String condition, String name, Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}

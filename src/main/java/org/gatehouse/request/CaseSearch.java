package org.gatehouse.request;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.request.Decision.Outcome;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.web.PageOf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Finds requests and cases by what is known of them, running and finished, newest first. */
@Repository
@Transactional(readOnly = true)
public class CaseSearch {

    /**
     * Which are sought; null seeks all of that kind.
     *
     * @param among only these
     * @param actors logins and addresses, of whom one did something in it or it was asked for in its name
     * @param from the instant from which it was submitted
     * @param to the instant before which it was submitted
     * @param overdue whether it was, or is, ever late
     * @param running whether work on it is still to be done
     * @param diagram the process and version that ran, such as {@code onboarding-request:2}
     */
    public record Sought(
            RequestReference ritm,
            OdsCode organisation,
            Collection<RequestReference> among,
            Set<String> actors,
            RequestType type,
            String status,
            Outcome outcome,
            Instant from,
            Instant to,
            Boolean overdue,
            Boolean running,
            String diagram) {

        public static final Sought ALL =
                new Sought(null, null, null, null, null, null, null, null, null, null, null, null);

        boolean isNothing() {
            return among != null && among.isEmpty() || actors != null && actors.isEmpty();
        }
    }

    /**
     * One that was found.
     *
     * @param decision the last one made on it, or null
     * @param everLate whether it was, or is, ever late
     * @param diagram the process and version that ran, or null where none did or its history is gone
     */
    public record Found(Request request, Decision decision, boolean everLate, String diagram) {}

    private record Row(long number, Request request, boolean late, String diagram) {}

    /** A part of all that is sought, and where the next one begins. */
    public record Part(List<Found> found, long next) {}

    /** From how many facts on somebody's requests are found by going through the requests. */
    private static final int BUSY = 5000;

    private final JdbcClient jdbc;
    private final Requests requests;
    private final Decisions decisions;
    private final Clock clock;

    CaseSearch(JdbcClient jdbc, Requests requests, Decisions decisions, Clock clock) {
        this.jdbc = jdbc;
        this.requests = requests;
        this.decisions = decisions;
        this.clock = clock;
    }

    public PageOf<Found> find(Sought sought, PageOf.Wanted page) {
        if (sought.isNothing()) {
            return new PageOf<>(List.of(), page.page(), page.size(), 0);
        }
        SoughtConditions conditions = conditions(sought);
        long total = jdbc.sql(PageOf.counting("from request" + conditions.where()))
                .params(conditions.values())
                .query(Long.class)
                .single();
        List<Row> rows = jdbc.sql(select(conditions) + " order by number desc limit :size offset :offset")
                .params(conditions.values())
                .param("size", page.size())
                .param("offset", page.offset())
                .query(this::read)
                .list();
        return new PageOf<>(found(rows), page.page(), page.size(), total);
    }

    /**
     * The next of all that are sought, however many they are, whatever was added since the first of them was read.
     *
     * @param before where the last part said that this one begins; {@link Long#MAX_VALUE} for the first
     */
    public Part next(Sought sought, long before, int size) {
        if (sought.isNothing()) {
            return new Part(List.of(), 0);
        }
        SoughtConditions conditions = conditions(sought).and("number < :before", Map.of("before", before));
        List<Row> rows = jdbc.sql(select(conditions) + " order by number desc limit :size")
                .params(conditions.values())
                .param("size", size)
                .query(this::read)
                .list();
        return new Part(
                found(rows), rows.isEmpty() ? 0 : rows.get(rows.size() - 1).number());
    }

    private SoughtConditions conditions(Sought sought) {
        return SoughtConditions.of(sought, sought.actors() != null && areBusy(sought.actors()), clock.instant());
    }

    private boolean areBusy(Set<String> actors) {
        return jdbc.sql("select count(*) from (" + AuditTrail.RITMS_OF_ACTORS + " limit :busy) counted")
                        .param("actors", actors)
                        .param("busy", BUSY)
                        .query(Integer.class)
                        .single()
                == BUSY;
    }

    private static String select(SoughtConditions conditions) {
        return "select request.*, case when %s then true else false end as late from request%s"
                .formatted(SoughtConditions.LATE, conditions.where());
    }

    private Row read(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("number"), requests.read(row, number), row.getBoolean("late"), row.getString("diagram"));
    }

    private List<Found> found(List<Row> rows) {
        Map<RequestReference, List<Decision>> made =
                decisions.on(rows.stream().map(row -> row.request().ritm()).toList());
        return rows.stream()
                .map(row -> new Found(
                        row.request(),
                        made.getOrDefault(row.request().ritm(), List.of()).stream()
                                .reduce((earlier, later) -> later)
                                .orElse(null),
                        row.late(),
                        row.diagram()))
                .toList();
    }
}

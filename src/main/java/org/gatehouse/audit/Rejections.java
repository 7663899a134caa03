package org.gatehouse.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gatehouse.audit.Rejection.Escalation;
import org.gatehouse.request.Decision;
import org.gatehouse.request.Decision.Outcome;
import org.gatehouse.request.Decisions;
import org.gatehouse.request.RequestType;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Json;
import org.gatehouse.store.Times;
import org.gatehouse.web.PageOf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The register of rejected requests and of those rejections that were contested, the newest first. */
@Repository
@Transactional(readOnly = true)
class Rejections implements Register<Rejection> {

    private static final int AT_A_TIME = 500;
    private static final double MILLIS_OF_TENTH = Duration.ofMinutes(6).toMillis();
    private static final String FROM =
            " from request_decision d join request r on r.ritm = d.ritm where d.outcome = 'REJECTED'";

    private record Line(long id, Rejection rejection) {}

    private record Contested(String ritm, Instant at, String by, String grounds) {}

    private final JdbcClient jdbc;
    private final Json json;
    private final Decisions decisions;

    Rejections(JdbcClient jdbc, Json json, Decisions decisions) {
        this.jdbc = jdbc;
        this.json = json;
        this.decisions = decisions;
    }

    @Override
    public String name() {
        return "rejections";
    }

    @Override
    public PageOf<Rejection> page(RegisterFilter filter, PageOf.Wanted wanted) {
        String from = from(filter);
        long total = jdbc.sql(PageOf.counting(from))
                .params(filter.values())
                .query(Long.class)
                .single();
        List<Line> lines = jdbc.sql(lines(from) + " order by d.id desc limit :size offset :offset")
                .params(filter.values())
                .param("size", wanted.size())
                .param("offset", wanted.offset())
                .query(this::read)
                .list();
        return new PageOf<>(complete(lines), wanted.page(), wanted.size(), total);
    }

    @Override
    public void each(RegisterFilter filter, Consumer<List<Rejection>> to) {
        long below = Long.MAX_VALUE;
        List<Line> lines;
        do {
            lines = jdbc.sql(lines(from(filter)) + " and d.id < :below order by d.id desc limit :size")
                    .params(filter.values())
                    .param("below", below)
                    .param("size", AT_A_TIME)
                    .query(this::read)
                    .list();
            to.accept(complete(lines));
            below = lines.isEmpty() ? 0 : lines.get(lines.size() - 1).id();
        } while (lines.size() == AT_A_TIME);
    }

    @Override
    public List<String> header() {
        return List.of(
                "Request",
                "Type",
                "Organisation",
                "Submitted (UTC)",
                "Requested by",
                "Rejected (UTC)",
                "Rejected by",
                "Reasons",
                "Comment",
                "Hours to reject",
                "Escalated (UTC)",
                "Escalated by",
                "Grounds",
                "Outcome of the escalation",
                "Decided by",
                "Decided (UTC)",
                "Reasons of the panel",
                "Hours to decide",
                "Resubmitted as");
    }

    @Override
    public List<Object> cells(Rejection entry) {
        Escalation contested = entry.escalation() == null
                ? new Escalation(null, null, null, null, null, null, List.of(), null)
                : entry.escalation();
        return Arrays.asList(
                entry.ritm(),
                entry.type().inWords(),
                entry.organisation(),
                entry.submittedAt(),
                entry.requestedBy(),
                entry.rejectedAt(),
                entry.rejectedBy(),
                String.join("; ", entry.reasons()),
                entry.comment(),
                entry.hoursToReject(),
                contested.at(),
                contested.by(),
                contested.grounds(),
                contested.outcome(),
                contested.decidedBy(),
                contested.decidedAt(),
                String.join("; ", contested.reasons()),
                contested.hoursToDecide(),
                entry.resubmittedAs());
    }

    private static String from(RegisterFilter filter) {
        String escalated = filter.only()
                ? " and exists (select 1 from audit_fact f where f.ritm = d.ritm and f.kind = 'STATUS'"
                        + " and f.what = 'Grounds of the escalation')"
                : "";
        return FROM + filter.sql("d.decided_at") + escalated;
    }

    private static String lines(String from) {
        return "select d.id, d.reasons, d.remark, d.decided_by, d.decided_at, r.ritm, r.type, r.organisation,"
                + " r.submitted_at, r.requested_by, r.resubmitted_as" + from;
    }

    private Line read(ResultSet row, int number) throws SQLException {
        Instant submittedAt = Times.read(row, "submitted_at");
        Instant rejectedAt = Times.read(row, "decided_at");
        return new Line(
                row.getLong("id"),
                new Rejection(
                        row.getString("ritm"),
                        RequestType.valueOf(row.getString("type")),
                        row.getString("organisation"),
                        submittedAt,
                        row.getString("requested_by"),
                        rejectedAt,
                        row.getString("decided_by"),
                        json.readList(row.getString("reasons"), String.class),
                        row.getString("remark"),
                        hours(submittedAt, rejectedAt),
                        null,
                        row.getString("resubmitted_as")));
    }

    /** Escalations and what the panel said are asked for once for all lines. */
    private List<Rejection> complete(List<Line> lines) {
        Set<String> ritms = lines.stream().map(line -> line.rejection().ritm()).collect(Collectors.toSet());
        if (ritms.isEmpty()) {
            return List.of();
        }
        Map<String, Contested> contested = contested(ritms);
        Map<RequestReference, List<Decision>> decided = decisions.on(
                contested.keySet().stream().map(RequestReference::of).toList());
        return lines.stream()
                .map(Line::rejection)
                .map(rejection -> with(
                        rejection,
                        contested.get(rejection.ritm()),
                        decided.getOrDefault(RequestReference.of(rejection.ritm()), List.of())))
                .toList();
    }

    private Map<String, Contested> contested(Collection<String> ritms) {
        return jdbc
                .sql("""
                        select ritm, at, by_whom, details from audit_fact
                         where ritm in (:ritms) and kind = 'STATUS' and what = 'Grounds of the escalation'""")
                .param("ritms", ritms)
                .query((row, number) -> new Contested(
                        row.getString("ritm"),
                        Times.read(row, "at"),
                        row.getString("by_whom"),
                        String.valueOf(json.readMap(row.getString("details")).get("grounds"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Contested::ritm, each -> each, (first, second) -> first));
    }

    private static Rejection with(Rejection of, Contested contested, List<Decision> decided) {
        if (contested == null || contested.at().isBefore(of.rejectedAt())) {
            return of;
        }
        Decision panel = decided.stream()
                .filter(each -> each.outcome() == Outcome.UPHELD || each.outcome() == Outcome.OVERTURNED)
                .findFirst()
                .orElse(null);
        var escalation = new Escalation(
                contested.at(),
                contested.by(),
                contested.grounds(),
                panel == null ? null : panel.outcome().name(),
                panel == null ? null : panel.by(),
                panel == null ? null : panel.at(),
                panel == null ? List.of() : panel.reasons(),
                panel == null ? null : hours(contested.at(), panel.at()));
        return new Rejection(
                of.ritm(),
                of.type(),
                of.organisation(),
                of.submittedAt(),
                of.requestedBy(),
                of.rejectedAt(),
                of.rejectedBy(),
                of.reasons(),
                of.comment(),
                of.hoursToReject(),
                escalation,
                of.resubmittedAs());
    }

    private static double hours(Instant from, Instant to) {
        return Math.round(Duration.between(from, to).toMillis() / MILLIS_OF_TENTH) / 10.0;
    }
}

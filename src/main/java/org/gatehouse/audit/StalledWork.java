package org.gatehouse.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.RequestType;
import org.gatehouse.request.Stage;
import org.gatehouse.store.Times;
import org.gatehouse.web.PageOf;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Open work by whoever holds it, what waits longest first; filtered to "only", what is late or fails. */
@Repository
@Transactional(readOnly = true)
class StalledWork implements Register<StalledItem> {

    private static final int AT_A_TIME = 500;
    private static final double MILLIS_OF_TENTH = Duration.ofMinutes(6).toMillis();

    private static final String TASKS = """
            select w.task_id as id, 'TASK' as kind, w.name, coalesce(w.assignee, w.candidate_group) as holder,
                   w.created_at as since, w.due_at as due, r.ritm, r.type, r.organisation, r.retrying_since, r.remind_at,
                   r.due_at as promised
              from work_item w join request r on r.ritm = w.ritm
             where w.open""";
    /** A request that waits for its time, such as an exception that runs, is work of nobody. */
    private static final String OF_GATEHOUSE = """
            select r.ritm, 'GATEHOUSE', r.stage_name, '%s', coalesce(r.retrying_since, r.stage_since), r.due_at, r.ritm,
                   r.type, r.organisation, r.retrying_since, r.remind_at, r.due_at
              from request r
             where r.status in %s and (r.retrying_since is not null or r.due_at < :now)
               and not exists (select 1 from work_item w where w.ritm = r.ritm and w.open)""".formatted(Stage.GATEHOUSE, RequestStatus.OPEN_IN_SQL);

    private static final String LATE_OR_FAILING = """
             and (work.due < :now or work.retrying_since is not null
               or exists (select 1 from repair p where p.ritm = work.ritm and p.state = 'OPEN'))""";

    private record Line(String id, StalledItem item) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    StalledWork(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "stalled-work";
    }

    @Override
    public PageOf<StalledItem> page(RegisterFilter filter, PageOf.Wanted wanted) {
        Instant now = clock.instant();
        long total = jdbc.sql(PageOf.counting(from(filter)))
                .params(values(filter, now))
                .query(Long.class)
                .single();
        List<StalledItem> items = jdbc.sql(lines(filter) + " order by since, id limit :size offset :offset")
                .params(values(filter, now))
                .param("size", wanted.size())
                .param("offset", wanted.offset())
                .query((row, number) -> read(row, now).item())
                .list();
        return new PageOf<>(items, wanted.page(), wanted.size(), total);
    }

    @Override
    public void each(RegisterFilter filter, Consumer<List<StalledItem>> to) {
        Instant now = clock.instant();
        var last = new Line("", null);
        List<Line> lines;
        do {
            Instant since = last.item() == null ? Instant.EPOCH : last.item().since();
            lines = jdbc.sql(lines(filter)
                            + " and (since > :since or (since = :since and id > :id)) order by since, id limit :size")
                    .params(values(filter, now))
                    .param("since", Times.of(since))
                    .param("id", last.id())
                    .param("size", AT_A_TIME)
                    .query((row, number) -> read(row, now))
                    .list();
            to.accept(lines.stream().map(Line::item).toList());
            last = lines.isEmpty() ? last : lines.get(lines.size() - 1);
        } while (lines.size() == AT_A_TIME);
    }

    /** How much each holder has, by age; whoever has most comes first. */
    List<HolderAges> holders(RegisterFilter filter) {
        Instant now = clock.instant();
        Map<String, Object> values = values(filter, now);
        var sums = new StringBuilder();
        for (HolderAges.Age age : HolderAges.Age.values()) {
            sums.append(", sum(case when since <= :younger%1$s and since > :older%1$s then 1 else 0 end) as age_%1$s"
                    .formatted(age));
            values.put("younger" + age, Times.of(now.minus(age.from())));
            values.put("older" + age, Times.of(age.to() == null ? Instant.EPOCH : now.minus(age.to())));
        }
        return jdbc.sql("select holder, count(*) as items, sum(case when due < :now then 1 else 0 end) as late" + sums
                        + from(filter) + " group by holder order by items desc, holder")
                .params(values)
                .query(HolderAges::read)
                .list();
    }

    @Override
    public List<String> header() {
        return List.of(
                "Request",
                "Type",
                "Organisation",
                "Kind",
                "What",
                "Holder",
                "Since (UTC)",
                "Hours old",
                "Due (UTC)",
                "Hours late",
                "Retrying since (UTC)",
                "Repair open since (UTC)",
                "Next deadline (UTC)");
    }

    @Override
    public List<Object> cells(StalledItem entry) {
        return Arrays.asList(
                entry.ritm(),
                entry.type().inWords(),
                entry.organisation(),
                entry.kind(),
                entry.name(),
                entry.holder(),
                entry.since(),
                entry.hoursOld(),
                entry.dueAt(),
                entry.hoursLate(),
                entry.retryingSince(),
                entry.repairSince(),
                entry.nextDeadline());
    }

    private static String lines(RegisterFilter filter) {
        return "select work.*, (select min(p.opened_at) from repair p where p.ritm = work.ritm and p.state = 'OPEN')"
                + " as repair_since" + from(filter);
    }

    private static String from(RegisterFilter filter) {
        return " from (" + TASKS + filter.sql("w.created_at") + " union all " + OF_GATEHOUSE
                + filter.sql("coalesce(r.retrying_since, r.stage_since)") + ") work where 1 = 1 "
                + (filter.only() ? LATE_OR_FAILING : "");
    }

    private static Map<String, Object> values(RegisterFilter filter, Instant now) {
        var values = new HashMap<>(filter.values());
        values.put("now", Times.of(now));
        return values;
    }

    private static Line read(ResultSet row, Instant now) throws SQLException {
        Instant since = Times.read(row, "since");
        Instant due = Times.read(row, "due");
        Instant next = Stream.of(Times.read(row, "remind_at"), Times.read(row, "promised"), due)
                .filter(Objects::nonNull)
                .filter(deadline -> deadline.isAfter(now))
                .min(Instant::compareTo)
                .orElse(null);
        return new Line(
                row.getString("id"),
                new StalledItem(
                        row.getString("ritm"),
                        RequestType.valueOf(row.getString("type")),
                        row.getString("organisation"),
                        row.getString("kind"),
                        row.getString("name"),
                        row.getString("holder"),
                        since,
                        hours(since, now),
                        due,
                        due != null && due.isBefore(now) ? hours(due, now) : null,
                        Times.read(row, "retrying_since"),
                        Times.read(row, "repair_since"),
                        next));
    }

    private static double hours(Instant from, Instant to) {
        return Math.round(Duration.between(from, to).toMillis() / MILLIS_OF_TENTH) / 10.0;
    }
}

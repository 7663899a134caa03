package org.gatehouse.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.gatehouse.audit.EventTrace.Activity;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads runs of processes with their activities from the engine's history, a part at a time and as they stood when it
 * began. The engine's own queries would ask for each run by itself.
 */
@Repository
class EventLogRows {

    private static final int AT_ONCE = 200;
    /** How the engine marks an activity instance that was cancelled. */
    private static final int CANCELLED = 2;

    private final JdbcClient jdbc;
    /** Reads some rows at a time, so that no log is ever in memory as a whole. */
    private final JdbcClient cursor;

    EventLogRows(JdbcClient jdbc, DataSource source) {
        this.jdbc = jdbc;
        var template = new JdbcTemplate(source);
        template.setFetchSize(AT_ONCE);
        cursor = JdbcClient.create(template);
    }

    /** Hands out every run that is wanted, the oldest first. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void each(EventLogWanted wanted, BiConsumer<EventTrace, List<Activity>> to) {
        try (Stream<EventTrace> traces = traces(wanted)) {
            var part = new ArrayList<EventTrace>(AT_ONCE);
            traces.forEachOrdered(trace -> {
                part.add(trace);
                if (part.size() == AT_ONCE) {
                    hand(part, to);
                }
            });
            hand(part, to);
        }
    }

    private void hand(List<EventTrace> part, BiConsumer<EventTrace, List<Activity>> to) {
        Map<String, List<Activity>> activities = part.isEmpty()
                ? Map.of()
                : activities(part.stream().map(EventTrace::instance).toList());
        part.forEach(trace -> to.accept(trace, activities.getOrDefault(trace.instance(), List.of())));
        part.clear();
    }

    private Stream<EventTrace> traces(EventLogWanted wanted) {
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        when(wanted.type(), "coalesce(r.type, 'POLICY_ENROLMENT') = :type", "type", Enum::name, conditions, values);
        when(
                wanted.organisation(),
                "coalesce(r.organisation, e.organisation) = :organisation",
                "organisation",
                OdsCode::value,
                conditions,
                values);
        when(wanted.begunFrom(), "p.start_time_ >= :from", "from", Times::of, conditions, values);
        when(wanted.begunBefore(), "p.start_time_ < :before", "before", Times::of, conditions, values);
        return cursor
                .sql("""
                        select p.id_, p.proc_def_key_, p.start_act_id_, p.start_time_, p.end_time_, d.version_, r.ritm,
                               coalesce(r.type, 'POLICY_ENROLMENT') as type,
                               coalesce(r.organisation, e.organisation) as organisation,
                               coalesce(r.process_instance = p.id_, false) as own, r.submitted_by,
                               case when r.process_instance = p.id_ then r.status
                                    else coalesce(t.state, e.state) end as outcome
                          from act_hi_procinst p
                          left join act_re_procdef d on d.id_ = p.proc_def_id_
                          left join exception_term t on t.process_instance = p.id_
                          left join enrolment e on e.process_instance = p.id_
                          left join request r on r.ritm = coalesce(e.ritm, p.business_key_)
                         where p.super_process_instance_id_ is null and (r.ritm is not null or e.id is not null)%s
                         order by p.start_time_, p.id_""".formatted(conditions.stream().map(" and "::concat).collect(Collectors.joining())))
                .params(values)
                .query(EventLogRows::trace)
                .stream();
    }

    private static <T> void when(
            T value,
            String condition,
            String name,
            Function<T, Object> as,
            List<String> conditions,
            Map<String, Object> values) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, as.apply(value));
        }
    }

    /** Leaves out what only routes or holds other activities. */
    private Map<String, List<Activity>> activities(Collection<String> instances) {
        return jdbc
                .sql("""
                        select a.root_proc_inst_id_, a.proc_inst_id_, a.act_id_, a.act_name_, a.act_type_, a.start_time_, a.end_time_,
                               a.act_inst_state_, a.sequence_counter_, coalesce(a.assignee_, w.assignee) as assignee,
                               w.candidate_group
                          from act_hi_actinst a left join work_item w on w.task_id = a.task_id_
                         where a.root_proc_inst_id_ in (:instances) and a.act_name_ is not null
                           and a.act_type_ not like '%Gateway' and a.act_type_ not in ('subProcess', 'multiInstanceBody')
                         order by a.start_time_, a.sequence_counter_""")
                .param("instances", instances)
                .query((row, number) -> Map.entry(row.getString("root_proc_inst_id_"), activity(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static EventTrace trace(ResultSet row, int number) throws SQLException {
        return new EventTrace(
                row.getString("id_"),
                row.getString("ritm"),
                row.getBoolean("own"),
                row.getString("type"),
                row.getString("organisation"),
                row.getString("outcome"),
                row.getString("proc_def_key_"),
                row.getInt("version_"),
                row.getString("start_act_id_"),
                Times.read(row, "start_time_"),
                Times.read(row, "end_time_"),
                row.getBoolean("own") ? row.getString("submitted_by") : null);
    }

    private static Activity activity(ResultSet row) throws SQLException {
        return new Activity(
                row.getString("proc_inst_id_"),
                row.getString("act_id_"),
                row.getString("act_name_"),
                row.getString("act_type_"),
                Times.read(row, "start_time_"),
                Times.read(row, "end_time_"),
                row.getInt("act_inst_state_") == CANCELLED,
                row.getLong("sequence_counter_"),
                row.getString("assignee"),
                row.getString("candidate_group"));
    }
}

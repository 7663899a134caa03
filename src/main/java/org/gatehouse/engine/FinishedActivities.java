package org.gatehouse.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the engine's history says of tasks, steps and calls that have come to their end, in the order in which they
 * ended. What was cancelled is left out.
 */
@Repository
@Transactional(readOnly = true)
public class FinishedActivities {

    /** Engine state of an activity that was ended from outside, such as by a withdrawal. */
    private static final int CANCELLED = 2;

    /**
     * One that ended.
     *
     * @param type the element's name in BPMN, such as {@code userTask}
     * @param milliseconds from its start to its end; a step starts when its job runs, so waits for a try are not in it
     */
    public record Activity(
            String id,
            String process,
            int version,
            String element,
            String name,
            String type,
            Instant endedAt,
            long milliseconds) {}

    private final JdbcClient jdbc;

    FinishedActivities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that come after the one with that id and end, up to an instant, at most so many. */
    public List<Activity> after(Instant endedAt, String id, Instant until, int most) {
        return jdbc.sql("""
                        select a.id_, a.act_id_, a.act_name_, a.act_type_, a.end_time_, a.duration_, d.key_, d.version_
                          from act_hi_actinst a join act_re_procdef d on d.id_ = a.proc_def_id_
                         where a.end_time_ >= :at and (a.end_time_ > :at or a.id_ > :id) and a.end_time_ <= :until
                           and a.act_type_ in ('userTask', 'serviceTask', 'sendTask', 'businessRuleTask', 'callActivity')
                           and (a.act_inst_state_ is null or a.act_inst_state_ <> :cancelled)
                         order by a.end_time_, a.id_ limit :most""")
                .param("at", Times.of(endedAt))
                .param("id", id)
                .param("until", Times.of(until))
                .param("cancelled", CANCELLED)
                .param("most", most)
                .query(FinishedActivities::read)
                .list();
    }

    private static Activity read(ResultSet row, int number) throws SQLException {
        String element = row.getString("act_id_");
        String name = row.getString("act_name_");
        return new Activity(
                row.getString("id_"),
                row.getString("key_"),
                row.getInt("version_"),
                element,
                name == null ? element : name,
                row.getString("act_type_"),
                Times.read(row, "end_time_"),
                Math.max(0, row.getLong("duration_")));
    }
}

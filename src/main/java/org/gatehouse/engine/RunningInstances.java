package org.gatehouse.engine;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * How many process instances run, and where they stand. A called process counts for itself; the call that waits for it
 * counts for its caller.
 */
@Repository
@Transactional(readOnly = true)
public class RunningInstances {

    /** The instances of a version of a process. */
    public record OfVersion(String process, int version, long instances) {}

    /**
     * What stands at an element of a version.
     *
     * @param instances how many process instances stand there
     * @param times how often they stand there; more than the instances where one goes through it many times at once
     * @param waitingForJob how many of those times wait for a job that is still to be tried
     */
    public record AtElement(int version, String element, long instances, long times, long waitingForJob) {}

    /** What the engine puts after the id of an element that runs many times, for what holds them together. */
    private static final String ELEMENT = "replace(e.act_id_, '#multiInstanceBody', '')";

    private final JdbcClient jdbc;

    RunningInstances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of every version of every process that has some. */
    public List<OfVersion> byVersion() {
        return jdbc.sql("""
                        select d.key_, d.version_, count(*) as instances
                          from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
                         where e.parent_id_ is null
                         group by d.key_, d.version_""")
                .query((row, number) ->
                        new OfVersion(row.getString("key_"), row.getInt("version_"), row.getLong("instances")))
                .list();
    }

    /**
     * Of every element of every version of a process at which some stand: tasks, calls, waits, and joins half full. Of
     * those that go through a step many times at once the engine keeps what has ended, inactive and without an activity
     * instance, until all have; that is left out.
     */
    public List<AtElement> byElement(String process) {
        return jdbc.sql("""
                        select d.version_, %1$s as element, count(distinct e.proc_inst_id_) as instances,
                               count(*) as times, count(j.id_) as waiting
                          from act_ru_execution e
                          join act_re_procdef d on d.id_ = e.proc_def_id_
                          left join act_ru_job j on j.execution_id_ = e.id_ and j.handler_type_ = 'async-continuation'
                                               and j.retries_ > 0
                         where d.key_ = :process and e.act_id_ is not null and e.is_event_scope_ = false
                           and (e.is_active_ = true or e.act_inst_id_ is not null)
                           and not exists (select 1 from act_ru_execution child
                                            where child.parent_id_ = e.id_ and child.is_event_scope_ = false)
                         group by d.version_, %1$s""".formatted(ELEMENT))
                .param("process", process)
                .query((row, number) -> new AtElement(
                        row.getInt("version_"),
                        row.getString("element"),
                        row.getLong("instances"),
                        row.getLong("times"),
                        row.getLong("waiting")))
                .list();
    }
}

package org.gatehouse.engine;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Open process instances that wait for nothing known, neither a task, a job, a message nor a process they called. */
@Repository
@Transactional(readOnly = true)
public class StrandedInstances {

    /** How many waiting places of open instances are looked at, at most. */
    public static final int LOOKED_AT = 100_000;

    /**
     * One of them.
     *
     * @param element where it stands
     * @param businessKey the reference it was started with, or null
     */
    public record Stranded(String processInstance, String process, String element, String businessKey) {}

    /** @param looked at how many waiting places it was looked */
    public record Look(long looked, List<Stranded> found) {}

    private final JdbcClient jdbc;

    StrandedInstances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param most at most so many are named */
    public Look look(int most) {
        String waiting = "(select * from act_ru_execution where is_active_ = true and act_id_ is not null limit %d) e"
                .formatted(LOOKED_AT);
        long looked =
                jdbc.sql("select count(*) from " + waiting).query(Long.class).single();
        List<Stranded> found = jdbc.sql("""
                        select e.proc_inst_id_, d.key_, e.act_id_, i.business_key_
                          from %s
                          join act_re_procdef d on d.id_ = e.proc_def_id_
                          join act_ru_execution i on i.id_ = e.proc_inst_id_
                         where not exists (select 1 from act_ru_task t where t.execution_id_ = e.id_)
                           and not exists (select 1 from act_ru_job j where j.execution_id_ = e.id_)
                           and not exists (select 1 from act_ru_event_subscr s where s.execution_id_ = e.id_)
                           and not exists (select 1 from act_ru_ext_task x where x.execution_id_ = e.id_)
                           and not exists (select 1 from act_ru_execution called where called.super_exec_ = e.id_)
                           and not exists (select 1 from act_ru_execution child where child.parent_id_ = e.id_)
                         limit :most""".formatted(waiting))
                .param("most", most)
                .query((row, number) -> new Stranded(
                        row.getString("proc_inst_id_"),
                        row.getString("key_"),
                        row.getString("act_id_"),
                        row.getString("business_key_")))
                .list();
        return new Look(looked, found);
    }
}

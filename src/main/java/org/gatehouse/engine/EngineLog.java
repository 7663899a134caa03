package org.gatehouse.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.history.JobState;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the engine logged of many processes at once. Its own queries tell of one process at a time, which for a case of
 * 200 accounts is 400 queries (see decision 25).
 */
@Repository
@Transactional(readOnly = true)
public class EngineLog {

    private static final Set<String> TAKES =
            Set.of(UserOperationLogEntry.OPERATION_TYPE_CLAIM, UserOperationLogEntry.OPERATION_TYPE_ASSIGN);

    /**
     * One attempt at a job that failed at least once.
     *
     * @param activity the id of the step in its diagram
     * @param error what it failed with, as far as the engine kept it, or null
     */
    public record Attempt(
            String job, String processInstance, String activity, Instant at, boolean failed, String error) {}

    /** @param at when somebody took the task, or was given it */
    public record Taken(String task, Instant at) {}

    private final JdbcClient jdbc;

    EngineLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every attempt at the jobs that failed, also the one that succeeded in the end, oldest first. */
    public List<Attempt> attempts(Collection<String> processInstances) {
        return processInstances.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select * from act_hi_job_log
                                 where job_state_ in (1, 2) and job_id_ in
                                       (select job_id_ from act_hi_job_log
                                         where process_instance_id_ in (:instances) and job_state_ = 1)
                                 order by timestamp_, sequence_counter_""")
                        .param("instances", processInstances)
                        .query((row, number) -> new Attempt(
                                row.getString("job_id_"),
                                row.getString("process_instance_id_"),
                                row.getString("act_id_"),
                                Times.read(row, "timestamp_"),
                                row.getInt("job_state_") == JobState.FAILED.getStateCode(),
                                row.getString("job_exception_msg_")))
                        .list();
    }

    /** Each time somebody took a task of these processes or was given it, oldest first. */
    public List<Taken> taken(Collection<String> processInstances) {
        return processInstances.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select task_id_, timestamp_ from act_hi_op_log
                                 where proc_inst_id_ in (:instances) and user_id_ is not null and task_id_ is not null
                                   and operation_type_ in (:types)
                                 order by timestamp_, id_""")
                        .param("instances", processInstances)
                        .param("types", TAKES)
                        .query((row, number) -> new Taken(row.getString("task_id_"), Times.read(row, "timestamp_")))
                        .list();
    }
}

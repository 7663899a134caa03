package org.gatehouse.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.history.JobState;
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

    /**
     * One attempt at a job that failed at least once.
     *
     * @param activity the id of the step in its diagram
     * @param error what it failed with, as far as the engine kept it, or null
     */
    public record Attempt(
            String job, String processInstance, String activity, Instant at, boolean failed, String error) {}

    /**
     * An operation that somebody carried out.
     *
     * @param id the same of all entries that belong to one operation
     * @param type such as {@code Claim} or {@code SetJobRetries}
     * @param category {@code Operator}, {@code TaskWorker} or {@code Admin}
     * @param task the task that it was done to, or null
     */
    public record Operation(
            String id,
            Instant at,
            String by,
            String type,
            String entity,
            String category,
            String task,
            String processInstance,
            String property,
            String from,
            String to,
            String annotation) {}

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

    /** What people did to the processes and their tasks, oldest first; nothing that the engine did by itself. */
    public List<Operation> operations(Collection<String> processInstances) {
        return processInstances.isEmpty()
                ? List.of()
                : jdbc.sql("""
                                select * from act_hi_op_log
                                 where proc_inst_id_ in (:instances) and user_id_ is not null
                                 order by timestamp_, id_""")
                        .param("instances", processInstances)
                        .query((row, number) -> new Operation(
                                row.getString("operation_id_"),
                                Times.read(row, "timestamp_"),
                                row.getString("user_id_"),
                                row.getString("operation_type_"),
                                row.getString("entity_type_"),
                                row.getString("category_"),
                                row.getString("task_id_"),
                                row.getString("proc_inst_id_"),
                                row.getString("property_"),
                                row.getString("org_value_"),
                                row.getString("new_value_"),
                                row.getString("annotation_")))
                        .list();
    }
}

package org.gatehouse.repair;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.gatehouse.engine.FailedStep;
import org.gatehouse.engine.FailureObserver;
import org.gatehouse.repair.Repair.State;
import org.gatehouse.request.Journal;
import org.gatehouse.request.JournalKind;
import org.gatehouse.request.RaisesRequest;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Stage;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Times;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Opens one repair per incident of a request's process, and closes it when the incident is over by itself. */
@Component
class Repairs implements FailureObserver {

    private static final Logger log = LoggerFactory.getLogger(Repairs.class);
    private static final int LONGEST_ERROR = 2000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final RuntimeService runtime;
    private final Requests requests;
    private final Journal journal;
    private final ObjectProvider<RaisesRequest> raising;

    Repairs(
            JdbcClient jdbc,
            Clock clock,
            @Lazy RuntimeService runtime,
            Requests requests,
            Journal journal,
            ObjectProvider<RaisesRequest> raising) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.runtime = runtime;
        this.requests = requests;
        this.journal = journal;
        this.raising = raising;
    }

    @Override
    public void usedUp(FailedStep step) {
        requestOf(step)
                .ifPresentOrElse(
                        ritm -> open(step, ritm),
                        () -> log.error(
                                "Step '{}' of {} failed for good: {}",
                                step.activityName(),
                                step.processKey(),
                                step.error()));
    }

    /** Empty where nobody could be given a task, as for a repair that fails itself. */
    private Optional<RequestReference> requestOf(FailedStep step) {
        if (step.processKey().equals(RepairProcess.KEY) || step.businessKey() == null) {
            return Optional.empty();
        }
        return raising.stream()
                .filter(each -> each.process().equals(step.processKey()))
                .findFirst()
                .map(each -> each.raise(step.businessKey()))
                .orElseGet(() -> Optional.of(RequestReference.of(step.businessKey())));
    }

    private void open(FailedStep step, RequestReference ritm) {
        insert(step, ritm);
        requests.actionNeeded(ritm, true);
        journal.note(
                ritm,
                JournalKind.REPAIR,
                "Step '%s' failed for good".formatted(step.activityName()),
                Stage.GATEHOUSE,
                Map.of("error", shortened(step.error())));
        String repair = runtime.startProcessInstanceByKey(
                        RepairProcess.KEY,
                        ritm.value(),
                        RepairProcess.startOf(ritm, step.incidentId(), step.priority()))
                .getId();
        jdbc.sql("update repair set repair_instance = :repair where incident_id = :incident")
                .param("repair", repair)
                .param("incident", step.incidentId())
                .update();
    }

    @Override
    public void resolved(String incidentId) {
        find(incidentId).filter(repair -> repair.state() == State.OPEN).ifPresent(repair -> {
            close(repair, State.RECOVERED);
            runtime.createMessageCorrelation(RepairProcess.RECOVERED)
                    .processInstanceId(repair.repairInstance())
                    .correlateAll();
        });
    }

    /** Ends a repair; the request goes on as before when it was the last one. */
    void close(Repair repair, State as) {
        jdbc.sql("update repair set state = :state where incident_id = :incident")
                .param("state", as.name())
                .param("incident", repair.incidentId())
                .update();
        if (openOf(repair.ritm()) == 0) {
            requests.actionNeeded(repair.ritm(), false);
            requests.waitFor(repair.ritm(), requests.get(repair.ritm()).status().inWords(), Stage.GATEHOUSE);
        }
    }

    Optional<Repair> find(String incidentId) {
        return jdbc.sql("select * from repair where incident_id = :incident")
                .param("incident", incidentId)
                .query(Repairs::read)
                .optional();
    }

    /** @throws IllegalStateException if the incident was never a repair */
    Repair get(String incidentId) {
        return find(incidentId).orElseThrow(() -> new IllegalStateException("No repair of incident " + incidentId));
    }

    /** The repair that a repair process works on. */
    Repair ofInstance(String repairInstance) {
        return jdbc.sql("select * from repair where repair_instance = :instance")
                .param("instance", repairInstance)
                .query(Repairs::read)
                .single();
    }

    private int openOf(RequestReference ritm) {
        return jdbc.sql("select count(*) from repair where ritm = :ritm and state = 'OPEN'")
                .param("ritm", ritm.value())
                .query(Integer.class)
                .single();
    }

    private void insert(FailedStep step, RequestReference ritm) {
        jdbc.sql("""
                        insert into repair (incident_id, ritm, process_instance, job_id, activity_id, activity_name,
                            error, opened_at, state)
                        values (:incident, :ritm, :instance, :job, :activity, :name, :error, :now, :state)""")
                .param("incident", step.incidentId())
                .param("ritm", ritm.value())
                .param("instance", step.processInstanceId())
                .param("job", step.jobId())
                .param("activity", step.activityId())
                .param("name", step.activityName())
                .param("error", shortened(step.error()))
                .param("now", Times.of(clock.instant()))
                .param("state", State.OPEN.name())
                .update();
    }

    private static String shortened(String error) {
        return error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error;
    }

    private static Repair read(ResultSet row, int number) throws SQLException {
        return new Repair(
                row.getString("incident_id"),
                RequestReference.of(row.getString("ritm")),
                row.getString("process_instance"),
                row.getString("job_id"),
                row.getString("activity_name"),
                row.getString("error"),
                Times.read(row, "opened_at"),
                row.getString("repair_instance"),
                State.valueOf(row.getString("state")));
    }
}

package org.gatehouse.compromise;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.gatehouse.compromise.Containment.LedgerEntry;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What became of each step of each lock-down. */
@Repository
@Transactional
class Ledger {

    private final JdbcClient jdbc;
    private final Clock clock;

    Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Enters all steps of the newest run. */
    void begin(RequestReference ritm) {
        for (ContainmentStep step : ContainmentStep.values()) {
            jdbc.sql("""
                            insert into compromise_step (ritm, run, step, state)
                            select ritm, run, :step, :state from compromise_case where ritm = :ritm""")
                    .param("step", step.name())
                    .param("state", StepState.PENDING.name())
                    .param("ritm", ritm.value())
                    .update();
        }
    }

    /** How often the step was tried in this run and did not succeed. */
    @Transactional(readOnly = true)
    int failures(CompromiseCase of, ContainmentStep step) {
        return jdbc.sql("select attempts from compromise_step where ritm = :ritm and run = :run and step = :step")
                .param("ritm", of.ritm().value())
                .param("run", of.run())
                .param("step", step.name())
                .query(Integer.class)
                .single();
    }

    void verified(CompromiseCase of, ContainmentStep step, Seen before, Seen read) {
        jdbc.sql("""
                        update compromise_step
                           set state = :state, at = :at, found = coalesce(found, :found), read_back = :read,
                               detail = :detail
                         where ritm = :ritm and run = :run and step = :step""")
                .param("state", StepState.VERIFIED.name())
                .param("at", Times.of(clock.instant()))
                .param("found", before.inWords())
                .param("read", read.inWords())
                .param("detail", read.detail())
                .param("ritm", of.ritm().value())
                .param("run", of.run())
                .param("step", step.name())
                .update();
    }

    /** @param instructions what a person has to do */
    void leftToPerson(CompromiseCase of, ContainmentStep step, String instructions) {
        stands(of, step, StepState.WAITING_FOR_PERSON, instructions);
    }

    void failed(CompromiseCase of, ContainmentStep step, String error) {
        stands(of, step, StepState.FAILED, error);
    }

    /**
     * Notes that a step did not succeed this time, and stays noted although the step's own transaction is undone.
     *
     * @param before what the directory showed first, or null where it was not read
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void failing(CompromiseCase of, ContainmentStep step, Seen before, String error) {
        jdbc.sql("""
                        update compromise_step
                           set attempts = attempts + 1,
                               state = case when state = 'PENDING' then 'RUNNING' else state end,
                               at = :at, found = coalesce(found, :found), detail = :error
                         where ritm = :ritm and run = :run and step = :step""")
                .param("at", Times.of(clock.instant()))
                .param("found", before == null ? null : before.inWords())
                .param("error", error)
                .param("ritm", of.ritm().value())
                .param("run", of.run())
                .param("step", step.name())
                .update();
    }

    @Transactional(readOnly = true)
    StepState stateOf(CompromiseCase of, ContainmentStep step) {
        return jdbc.sql("select state from compromise_step where ritm = :ritm and run = :run and step = :step")
                .param("ritm", of.ritm().value())
                .param("run", of.run())
                .param("step", step.name())
                .query((row, number) -> StepState.valueOf(row.getString("state")))
                .single();
    }

    /** How far the newest lock-down of a case is. */
    @Transactional(readOnly = true)
    Containment of(RequestReference ritm) {
        return jdbc.sql("select * from compromise_run where ritm = :ritm order by run desc limit 1")
                .param("ritm", ritm.value())
                .query((row, number) -> read(ritm, row))
                .single();
    }

    /** All lock-downs of a case in their order. */
    @Transactional(readOnly = true)
    List<Containment> allOf(RequestReference ritm) {
        return jdbc.sql("select * from compromise_run where ritm = :ritm order by run")
                .param("ritm", ritm.value())
                .query((row, number) -> read(ritm, row))
                .list();
    }

    private Containment read(RequestReference ritm, ResultSet row) throws SQLException {
        return new Containment(
                ritm,
                row.getInt("run"),
                Times.read(row, "marked_at"),
                Times.read(row, "contained_at"),
                steps(ritm, row.getInt("run")));
    }

    private List<LedgerEntry> steps(RequestReference ritm, int run) {
        return jdbc
                .sql("select * from compromise_step where ritm = :ritm and run = :run")
                .param("ritm", ritm.value())
                .param("run", run)
                .query((row, number) -> new LedgerEntry(
                        ContainmentStep.valueOf(row.getString("step")),
                        StepState.valueOf(row.getString("state")),
                        Times.read(row, "at"),
                        row.getString("found"),
                        row.getString("read_back"),
                        row.getString("detail")))
                .list()
                .stream()
                .sorted(Comparator.comparing(LedgerEntry::step))
                .toList();
    }

    private void stands(CompromiseCase of, ContainmentStep step, StepState state, String detail) {
        jdbc.sql("""
                        update compromise_step set state = :state, at = :at, detail = :detail
                         where ritm = :ritm and run = :run and step = :step""")
                .param("state", state.name())
                .param("at", Times.of(clock.instant()))
                .param("detail", detail)
                .param("ritm", of.ritm().value())
                .param("run", of.run())
                .param("step", step.name())
                .update();
    }
}

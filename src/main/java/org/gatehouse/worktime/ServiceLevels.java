package org.gatehouse.worktime;

import java.time.Instant;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.gatehouse.worktime.WorkingDuration.Unit;
import org.springframework.stereotype.Component;

/** Reads {@code processes/service-levels.dmn}: when a piece of work is to be reminded of, and when it is due. */
@Component
public class ServiceLevels {

    private static final String TABLE = "service-levels";

    /** The instants for one piece of work that begins at a given instant. */
    public record Deadlines(Instant remindAt, Instant dueAt) {}

    private final DecisionService decisions;
    private final WorkingTime workingTime;

    ServiceLevels(DecisionService decisions, WorkingTime workingTime) {
        this.decisions = decisions;
        this.workingTime = workingTime;
    }

    /** @throws IllegalStateException if the table has no row for this work */
    public Deadlines from(String work, Instant start) {
        var row = decisions
                .evaluateDecisionTableByKey(TABLE)
                .variables(Variables.putValue("work", work))
                .evaluate();
        if (row.isEmpty()) {
            throw new IllegalStateException("%s.dmn has no row for '%s'".formatted(TABLE, work));
        }
        Unit unit = Unit.valueOf(row.getSingleResult().getEntry("unit"));
        return new Deadlines(
                after(start, row.getSingleResult().getEntry("remindAfter"), unit),
                after(start, row.getSingleResult().getEntry("dueAfter"), unit));
    }

    private Instant after(Instant start, Number amount, Unit unit) {
        return workingTime.plus(start, new WorkingDuration(amount.intValue(), unit));
    }
}

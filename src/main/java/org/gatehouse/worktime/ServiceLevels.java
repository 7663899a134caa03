package org.gatehouse.worktime;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gatehouse.engine.DecisionTables;
import org.gatehouse.worktime.WorkingDuration.Unit;
import org.springframework.stereotype.Component;

/**
 * Reads {@code processes/service-levels.dmn}: when a piece of work is to be reminded of, and when it is due.
 */
@Component
public class ServiceLevels {

    private static final String TABLE = "service-levels";

    /** The instants for one piece of work that begins at a given instant. */
    public record Deadlines(Instant remindAt, Instant dueAt) {}

    private record ServiceLevel(WorkingDuration remindAfter, WorkingDuration dueAfter) {}

    private final DecisionTables tables;
    private final WorkingTime workingTime;

    ServiceLevels(DecisionTables tables, WorkingTime workingTime) {
        this.tables = tables;
        this.workingTime = workingTime;
    }

    /** @throws IllegalStateException if the table has no row for this work */
    public Deadlines from(String work, Instant start) {
        ServiceLevel level = levelOf(work);
        return new Deadlines(workingTime.plus(start, level.remindAfter()), workingTime.plus(start, level.dueAfter()));
    }

    private ServiceLevel levelOf(String work) {
        List<Map<String, Object>> rows = tables.ask(TABLE, Map.of("work", work));
        if (rows.isEmpty()) {
            throw new IllegalStateException("%s.dmn has no row for '%s'".formatted(TABLE, work));
        }
        Map<String, Object> row = rows.get(0);
        Unit unit = Unit.valueOf((String) row.get("unit"));
        return new ServiceLevel(
                new WorkingDuration(((Number) row.get("remindAfter")).intValue(), unit),
                new WorkingDuration(((Number) row.get("dueAfter")).intValue(), unit));
    }
}

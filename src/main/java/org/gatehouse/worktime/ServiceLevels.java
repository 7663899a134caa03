package org.gatehouse.worktime;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.variable.Variables;
import org.gatehouse.worktime.WorkingDuration.Unit;
import org.springframework.stereotype.Component;

/**
 * Reads {@code processes/service-levels.dmn}: when a piece of work is to be reminded of, and when it is due. Which
 * version of the table is in force is read each time; what a version says never changes, so it is asked once.
 */
@Component
public class ServiceLevels {

    private static final String TABLE = "service-levels";

    /** The instants for one piece of work that begins at a given instant. */
    public record Deadlines(Instant remindAt, Instant dueAt) {}

    private record Question(String tableVersion, String work) {}

    private record ServiceLevel(WorkingDuration remindAfter, WorkingDuration dueAfter) {}

    private final RepositoryService repository;
    private final DecisionService decisions;
    private final WorkingTime workingTime;
    private final Map<Question, ServiceLevel> answers = new ConcurrentHashMap<>();

    ServiceLevels(RepositoryService repository, DecisionService decisions, WorkingTime workingTime) {
        this.repository = repository;
        this.decisions = decisions;
        this.workingTime = workingTime;
    }

    /** @throws IllegalStateException if the table has no row for this work */
    public Deadlines from(String work, Instant start) {
        var question = new Question(versionInForce(), work);
        ServiceLevel level = answers.get(question);
        if (level == null) {
            level = ask(question);
            answers.put(question, level);
        }
        return new Deadlines(workingTime.plus(start, level.remindAfter()), workingTime.plus(start, level.dueAfter()));
    }

    private String versionInForce() {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(TABLE)
                .latestVersion()
                .singleResult()
                .getId();
    }

    private ServiceLevel ask(Question question) {
        var row = decisions
                .evaluateDecisionTableById(question.tableVersion())
                .variables(Variables.putValue("work", question.work()))
                .evaluate();
        if (row.isEmpty()) {
            throw new IllegalStateException("%s.dmn has no row for '%s'".formatted(TABLE, question.work()));
        }
        Unit unit = Unit.valueOf(row.getSingleResult().getEntry("unit"));
        Number remindAfter = row.getSingleResult().getEntry("remindAfter");
        Number dueAfter = row.getSingleResult().getEntry("dueAfter");
        return new ServiceLevel(
                new WorkingDuration(remindAfter.intValue(), unit), new WorkingDuration(dueAfter.intValue(), unit));
    }
}

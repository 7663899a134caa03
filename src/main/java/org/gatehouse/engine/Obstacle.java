package org.gatehouse.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;

/**
 * Why a running instance cannot go on by another version.
 *
 * @param element where it stands, by the id in its own version; null where no single element is in the way
 * @param begins whether a job is about to begin the element; otherwise the element has begun
 * @param said what the engine says
 */
public record Obstacle(String element, boolean begins, String said) {

    static List<Obstacle> of(ProcessEngineException refused) {
        if (!(refused instanceof MigratingProcessInstanceValidationException invalid)) {
            return List.of(new Obstacle(null, false, refused.getMessage()));
        }
        MigratingProcessInstanceValidationReport report = invalid.getValidationReport();
        var obstacles = new ArrayList<Obstacle>();
        report.getFailures().forEach(said -> obstacles.add(new Obstacle(null, false, said)));
        report.getActivityInstanceReports()
                .forEach(each -> each.getFailures()
                        .forEach(said -> obstacles.add(new Obstacle(each.getSourceScopeId(), false, said))));
        report.getTransitionInstanceReports()
                .forEach(each -> each.getFailures()
                        .forEach(said -> obstacles.add(new Obstacle(each.getSourceScopeId(), true, said))));
        return obstacles.stream().distinct().toList();
    }
}

package org.gatehouse.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;

/** Says in words why an instance cannot go on by another version. */
final class StayReason {

    private StayReason() {}

    /**
     * @param report of the engine, which names where the instance stands
     * @param ran the diagram it runs by
     * @param target the diagram it was to go on by
     * @param version of the target
     */
    static String of(
            MigratingProcessInstanceValidationReport report,
            BpmnModelInstance ran,
            BpmnModelInstance target,
            int version) {
        List<String> places = Stream.concat(
                        report.getActivityInstanceReports().stream().map(each -> each.getSourceScopeId()),
                        report.getTransitionInstanceReports().stream().map(each -> each.getSourceScopeId()))
                .distinct()
                .map(place -> "It is at '%s', which version %d %s"
                        .formatted(name(ran, place), version, missing(target, place)))
                .toList();
        var reasons = new ArrayList<>(places);
        reasons.addAll(report.getFailures());
        return reasons.isEmpty() ? "The engine does not move it" : String.join(". ", reasons);
    }

    private static String missing(BpmnModelInstance target, String element) {
        return target.getModelElementById(element) == null
                ? "does not have"
                : "has in another place, or as another kind of step";
    }

    private static String name(BpmnModelInstance model, String element) {
        return Optional.ofNullable(model.getModelElementById(element))
                .filter(FlowElement.class::isInstance)
                .map(FlowElement.class::cast)
                .map(FlowElement::getName)
                .orElse(element);
    }
}

package org.gatehouse.rehearsal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.variable.value.PrimitiveValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.gatehouse.engine.Script.Act;
import org.gatehouse.rehearsal.RecordedCase.Visit;
import org.gatehouse.rehearsal.RecordedCase.Written;
import org.springframework.stereotype.Component;

/** Reads finished instances from the engine's history. */
@Component
class RecordedCases {

    /** Of the longest, so that none fills the memory. */
    static final int MOST_ELEMENTS = 2000;

    private static final Set<String> CAUGHT_ERRORS = Set.of("boundaryError", "errorStartEvent");
    private static final Set<String> MAY_FAIL = Set.of("serviceTask", "callActivity", "businessRuleTask");

    private final HistoryService history;
    private final RepositoryService repository;

    RecordedCases(HistoryService history, RepositoryService repository) {
        this.history = history;
        this.repository = repository;
    }

    /** The newest finished ones of a process, of whatever version. */
    List<HistoricProcessInstance> newest(String process, int most) {
        return history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(process)
                .finished()
                .orderByProcessInstanceEndTime()
                .desc()
                .listPage(0, most);
    }

    /** Everything that is known of one; empty where it came to more elements than can be replayed. */
    Optional<RecordedCase> read(HistoricProcessInstance instance) {
        List<HistoricActivityInstance> activities = history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .orderPartiallyByOccurrence()
                .asc()
                .listPage(0, MOST_ELEMENTS + 1);
        if (activities.size() > MOST_ELEMENTS) {
            return Optional.empty();
        }
        BpmnModelInstance diagram = repository.getBpmnModelInstance(instance.getProcessDefinitionId());
        var updates = new Updates(instance.getId(), updates(instance.getId()));
        return Optional.of(new RecordedCase(
                subject(instance),
                instance.getProcessDefinitionVersion(),
                !HistoricProcessInstance.STATE_COMPLETED.equals(instance.getState()),
                instance.getEndTime().toInstant(),
                updates.start(),
                RecordedCase.inOrder(visits(activities, updates, errors(activities, diagram))),
                updates.outside(),
                diagram.getModelElementsByType(FlowNode.class).stream()
                        .map(FlowNode::getId)
                        .collect(Collectors.toSet()),
                updates.keptAsText()));
    }

    static String subject(HistoricProcessInstance instance) {
        return Subjects.of(instance.getBusinessKey(), instance.getId());
    }

    private static List<Visit> visits(
            List<HistoricActivityInstance> activities, Updates updates, Map<String, String> errors) {
        var occurrences = new HashMap<String, Integer>();
        return activities.stream()
                .map(each -> new Visit(
                        each.getActivityId(),
                        each.getActivityName(),
                        each.getActivityType(),
                        occurrences.merge(each.getActivityId(), 1, Integer::sum),
                        each.getStartTime().toInstant(),
                        each.getEndTime() == null ? null : each.getEndTime().toInstant(),
                        each.isCanceled(),
                        updates.at(each.getId(), errors.get(each.getId()))))
                .toList();
    }

    /** The codes of the business errors that activities ended with, by the engine's ids of those. */
    private static Map<String, String> errors(List<HistoricActivityInstance> activities, BpmnModelInstance diagram) {
        var errors = new HashMap<String, String>();
        for (int i = 0; i < activities.size(); i++) {
            HistoricActivityInstance caught = activities.get(i);
            if (CAUGHT_ERRORS.contains(caught.getActivityType())) {
                failed(activities, caught)
                        .ifPresent(failed -> errors.put(failed.getId(), code(caught.getActivityId(), diagram)));
            }
        }
        return errors;
    }

    /** What was cut short when an error was caught and has no way of waiting must have thrown it. */
    private static Optional<HistoricActivityInstance> failed(
            List<HistoricActivityInstance> activities, HistoricActivityInstance caught) {
        return activities.stream()
                .filter(each -> each.isCanceled() && MAY_FAIL.contains(each.getActivityType()))
                .filter(each -> !each.getEndTime().after(caught.getStartTime()))
                .max(Comparator.comparing(HistoricActivityInstance::getEndTime)
                        .thenComparing(HistoricActivityInstance::getStartTime));
    }

    private static String code(String event, BpmnModelInstance diagram) {
        CatchEvent caught = diagram.getModelElementById(event);
        return caught.getEventDefinitions().stream()
                .filter(ErrorEventDefinition.class::isInstance)
                .map(definition -> ((ErrorEventDefinition) definition).getError())
                .filter(error -> error != null && error.getErrorCode() != null)
                .map(org.camunda.bpm.model.bpmn.instance.Error::getErrorCode)
                .findFirst()
                .orElse("ERROR");
    }

    private List<HistoricVariableUpdate> updates(String instance) {
        return history
                .createHistoricDetailQuery()
                .processInstanceId(instance)
                .variableUpdates()
                .disableCustomObjectDeserialization()
                .orderByTime()
                .asc()
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .map(HistoricVariableUpdate.class::cast)
                .filter(each -> each.getTaskId() == null)
                .toList();
    }

    /** What was written to an instance, by where. */
    private record Updates(String instance, List<HistoricVariableUpdate> all) {

        private Map<String, Object> start() {
            return values(all.stream().filter(HistoricVariableUpdate::isInitial).toList());
        }

        private Act at(String activityInstance, String error) {
            List<HistoricVariableUpdate> here = all.stream()
                    .filter(each -> !each.isInitial() && activityInstance.equals(each.getActivityInstanceId()))
                    .toList();
            Map<Boolean, List<HistoricVariableUpdate>> byScope = here.stream()
                    .collect(Collectors.partitioningBy(
                            each -> each.getExecutionId().equals(instance)));
            return new Act(values(byScope.get(true)), values(byScope.get(false)), error);
        }

        private List<Written> outside() {
            var outside = new ArrayList<Written>();
            all.stream()
                    .filter(each -> !each.isInitial() && instance.equals(each.getActivityInstanceId()))
                    .forEach(each -> outside.add(new Written(each.getTime().toInstant(), values(List.of(each)))));
            return outside;
        }

        private Set<String> keptAsText() {
            return all.stream()
                    .filter(each -> each.getTypedValue() instanceof SerializableValue)
                    .map(HistoricVariableUpdate::getVariableName)
                    .collect(Collectors.toSet());
        }

        private static Map<String, Object> values(List<HistoricVariableUpdate> updates) {
            var values = new HashMap<String, Object>();
            updates.forEach(each -> values.put(each.getVariableName(), plain(each.getTypedValue())));
            return values;
        }

        /** What is no plain value is told as the text it is kept as: diagrams can only ask whether it is there. */
        private static Object plain(TypedValue value) {
            if (value instanceof SerializableValue serialised) {
                return serialised.getValueSerialized();
            }
            return value instanceof PrimitiveValue<?> ? value.getValue() : null;
        }
    }
}

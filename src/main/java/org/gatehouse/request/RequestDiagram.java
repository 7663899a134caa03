package org.gatehouse.request;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.TransitionInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;

/** The diagram of the version that a process ran on, with what has happened so far, as a picture and as a list. */
@Component
public class RequestDiagram {

    /** What the page's script draws: the model, and the ids of its elements by what became of them. */
    public record Drawing(
            String name, String xml, Set<String> done, Set<String> current, Set<String> flows, Set<String> failed) {}

    /** A step in words, for whoever does not see the picture; one that was done many times in a row is told once. */
    public record Step(String name, State state, Instant at) {

        public enum State {
            DONE,
            NOW,
            FAILED
        }
    }

    /** An activity that was done some times in a row. */
    private record Repeated(HistoricActivityInstance last, int times) {

        static List<Repeated> of(List<HistoricActivityInstance> activities) {
            var all = new ArrayList<Repeated>();
            for (HistoricActivityInstance activity : activities) {
                int end = all.size() - 1;
                if (end >= 0 && all.get(end).last().getActivityId().equals(activity.getActivityId())) {
                    all.set(end, new Repeated(activity, all.get(end).times() + 1));
                } else {
                    all.add(new Repeated(activity, 1));
                }
            }
            return all;
        }

        Step toStep() {
            String name =
                    times == 1 ? last.getActivityName() : "%s (%d times)".formatted(last.getActivityName(), times);
            return new Step(name, Step.State.DONE, last.getEndTime().toInstant());
        }
    }

    /** Where a process stands, by element ids: in them, before them waiting for a job, and failed for good. */
    private record Standing(Set<String> entered, Set<String> waiting, Set<String> failed) {

        Set<String> current() {
            return Stream.of(entered, waiting)
                    .flatMap(Set::stream)
                    .filter(element -> !failed.contains(element))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    private final HistoryService history;
    private final RuntimeService runtime;
    private final RepositoryService repository;

    RequestDiagram(HistoryService history, RuntimeService runtime, RepositoryService repository) {
        this.history = history;
        this.runtime = runtime;
        this.repository = repository;
    }

    /**
     * Empty once the history of the process has been cleaned up.
     *
     * @param processInstance null where none has begun
     */
    public Optional<Drawing> drawing(String processInstance) {
        return process(processInstance).map(process -> {
            List<HistoricActivityInstance> activities = activitiesOf(process);
            Standing standing = standingOf(process);
            BpmnModelInstance model = model(process);
            Set<String> flows = TakenFlows.of(model, activities, standing.waiting());
            var done = activities.stream()
                    .filter(RequestDiagram::isDone)
                    .map(HistoricActivityInstance::getActivityId)
                    .collect(Collectors.toSet());
            done.addAll(leftByAnEvent(model, flows));
            return new Drawing(
                    process.getProcessDefinitionName(),
                    xml(process.getProcessDefinitionId()),
                    done,
                    workFirst(standing.current(), model),
                    flows,
                    standing.failed());
        });
    }

    /** The steps in the order in which they were done, with those of called processes, those of now last; empty as above. */
    public List<Step> steps(String processInstance) {
        return process(processInstance).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), calledBy(process)))
                .flatMap(process -> steps(process).stream())
                .sorted(Comparator.comparing(Step::at, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private Stream<HistoricProcessInstance> calledBy(HistoricProcessInstance process) {
        return history.createHistoricProcessInstanceQuery().superProcessInstanceId(process.getId()).list().stream()
                .flatMap(called -> Stream.concat(Stream.of(called), calledBy(called)));
    }

    private List<Step> steps(HistoricProcessInstance process) {
        var steps = new ArrayList<Step>();
        for (Repeated repeated : Repeated.of(activitiesOf(process).stream()
                .filter(activity -> isDone(activity) && isTold(activity))
                .toList())) {
            steps.add(repeated.toStep());
        }
        Standing standing = standingOf(process);
        BpmnModelInstance model = model(process);
        standing.failed().forEach(element -> steps.add(new Step(nameOf(element, model), Step.State.FAILED, null)));
        workFirst(standing.current(), model)
                .forEach(element -> steps.add(new Step(nameOf(element, model), Step.State.NOW, null)));
        return steps;
    }

    private Optional<HistoricProcessInstance> process(String processInstance) {
        return processInstance == null
                ? Optional.empty()
                : Optional.ofNullable(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(processInstance)
                        .singleResult());
    }

    private List<HistoricActivityInstance> activitiesOf(HistoricProcessInstance process) {
        return history.createHistoricActivityInstanceQuery()
                .processInstanceId(process.getId())
                .orderPartiallyByOccurrence()
                .asc()
                .list();
    }

    private Standing standingOf(HistoricProcessInstance process) {
        var entered = new LinkedHashSet<String>();
        var waiting = new LinkedHashSet<String>();
        ActivityInstance root = runtime.getActivityInstance(process.getId());
        if (root != null) {
            collect(root, entered, waiting);
        }
        var failed = runtime.createIncidentQuery().processInstanceId(process.getId()).list().stream()
                .map(Incident::getActivityId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Standing(entered, waiting, failed);
    }

    private static void collect(ActivityInstance scope, Set<String> entered, Set<String> waiting) {
        for (TransitionInstance transition : scope.getChildTransitionInstances()) {
            waiting.add(transition.getActivityId());
        }
        for (ActivityInstance child : scope.getChildActivityInstances()) {
            boolean holdsOthers =
                    child.getChildActivityInstances().length > 0 || child.getChildTransitionInstances().length > 0;
            if (holdsOthers) {
                collect(child, entered, waiting);
            } else {
                entered.add(child.getActivityId());
            }
        }
    }

    private BpmnModelInstance model(HistoricProcessInstance process) {
        return repository.getBpmnModelInstance(process.getProcessDefinitionId());
    }

    private String xml(String definition) {
        try (InputStream model = repository.getProcessModel(definition)) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Event-based gateways, which the engine counts as cancelled even when an event came. */
    private static List<String> leftByAnEvent(BpmnModelInstance model, Set<String> flows) {
        return model.getModelElementsByType(EventBasedGateway.class).stream()
                .filter(gateway -> gateway.getOutgoing().stream().anyMatch(flow -> flows.contains(flow.getId())))
                .map(EventBasedGateway::getId)
                .toList();
    }

    /** What somebody works at before what only waits. */
    private static Set<String> workFirst(Set<String> elements, BpmnModelInstance model) {
        return elements.stream()
                .sorted(Comparator.comparing(element -> model.getModelElementById(element) instanceof Event))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean isDone(HistoricActivityInstance activity) {
        return activity.getEndTime() != null && !activity.isCanceled();
    }

    /** Leaves out what only routes or holds other steps. */
    private static boolean isTold(HistoricActivityInstance activity) {
        String type = activity.getActivityType();
        return activity.getActivityName() != null && !type.endsWith("Gateway") && !type.equals("subProcess");
    }

    private static String nameOf(String element, BpmnModelInstance model) {
        return model.getModelElementById(element) instanceof FlowElement flow && flow.getName() != null
                ? flow.getName()
                : element;
    }
}

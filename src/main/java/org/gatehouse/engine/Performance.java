package org.gatehouse.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.gatehouse.engine.Script.Act;
import org.gatehouse.engine.Wait.Kind;

/**
 * One instance that is played by a script: it runs until it waits, says for what, and is told to go on. What has no end is
 * stopped.
 */
public final class Performance implements AutoCloseable {

    /** How much an instance may do. */
    public record Limits(int elements, Duration time) {}

    /** It came to more elements than it may. */
    public static final class Endless extends ProcessEngineException {
        Endless(String message) {
            super(message);
        }
    }

    /** It took longer than it may. */
    public static final class TooSlow extends ProcessEngineException {
        TooSlow(Duration limit) {
            super("Stopped after " + limit);
        }
    }

    /** An element that was come to, and whether it goes on. */
    private static final class Begun {

        private final Passed passed;
        private final int occurrence;
        private boolean open = true;

        private Begun(Passed passed, int occurrence) {
            this.passed = passed;
            this.occurrence = occurrence;
        }

        private boolean waitsAt(String activity) {
            return open && passed.activity().equals(activity);
        }
    }

    private final ProcessEngine engine;
    private final Script script;
    private final Limits limits;
    private final long since = System.nanoTime();
    private final Map<String, Begun> begun = new LinkedHashMap<>();
    private final Map<String, Integer> occurrences = new HashMap<>();
    private Map<String, JobDefinition> jobDefinitions;
    private String instance;
    private boolean closed;

    Performance(ProcessEngine engine, Script script, Limits limits) {
        this.engine = engine;
        this.script = script;
        this.limits = limits;
    }

    /**
     * Starts it; it runs until it waits.
     *
     * @param definition the engine's id of a version
     * @throws ProcessEngineException as {@link #go} does
     */
    public void begin(String definition, Map<String, Object> variables) {
        jobDefinitions =
                engine.getManagementService().createJobDefinitionQuery().processDefinitionId(definition).list().stream()
                        .collect(Collectors.toMap(JobDefinition::getId, Function.identity()));
        instance = engine.getRuntimeService()
                .startProcessInstanceById(definition, new HashMap<>(variables))
                .getId();
    }

    /** Everything it came to, in order. */
    public List<Passed> path() {
        return begun.values().stream().map(each -> each.passed).toList();
    }

    public boolean isOver() {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                == 0;
    }

    /** Everything it waits for. */
    public List<Wait> waits() {
        var waits = new ArrayList<Wait>();
        Map<String, String> places = activityInstances();
        engine.getTaskService().createTaskQuery().processInstanceId(instance).list().stream()
                .map(each -> task(each, places))
                .forEach(waits::add);
        engine.getManagementService().createJobQuery().processInstanceId(instance).list().stream()
                .map(each -> job(each, places))
                .forEach(waits::add);
        engine.getRuntimeService().createEventSubscriptionQuery().processInstanceId(instance).list().stream()
                .map(each -> message(each, places))
                .forEach(waits::add);
        places.forEach((execution, place) -> called(place)
                .map(each ->
                        new Wait(Kind.CALL, each.passed.activity(), true, each.occurrence, null, null, null, execution))
                .ifPresent(waits::add));
        return waits;
    }

    /**
     * The engine's ids of what executions are at. An execution does not last as long as an activity: what is left of
     * several branches goes on in their parent.
     */
    private Map<String, String> activityInstances() {
        var places = new LinkedHashMap<String, String>();
        engine.getRuntimeService().createExecutionQuery().processInstanceId(instance).list().stream()
                .map(ExecutionEntity.class::cast)
                .filter(each -> each.getActivityInstanceId() != null)
                .forEach(each -> places.put(each.getId(), each.getActivityInstanceId()));
        return places;
    }

    private Optional<Begun> called(String activityInstance) {
        return Optional.ofNullable(begun.get(activityInstance))
                .filter(each -> each.open && each.passed.type().equals("callActivity"));
    }

    /**
     * Ends what it waits for.
     *
     * @param act what is written then
     * @throws Endless where it goes on too long
     * @throws TooSlow where it takes too long
     * @throws ProcessEngineException where the engine finds no way on
     */
    public void go(Wait wait, Act act) {
        switch (wait.kind()) {
            case TASK -> {
                engine.getRuntimeService().setVariablesLocal(wait.execution(), act.locals());
                engine.getTaskService().complete(wait.handle(), new HashMap<>(act.variables()));
            }
            case TIMER, JOB -> engine.getManagementService().executeJob(wait.handle());
            case MESSAGE ->
                engine.getRuntimeService()
                        .messageEventReceived(wait.message(), wait.execution(), new HashMap<>(act.variables()));
            // The script tells what was called what it came to.
            case CALL -> engine.getRuntimeService().signal(wait.execution());
        }
    }

    /** Writes what was written from outside. */
    public void write(Map<String, Object> variables) {
        engine.getRuntimeService().setVariables(instance, variables);
    }

    Act actAt(String activityInstance) {
        return Optional.ofNullable(begun.get(activityInstance))
                .flatMap(each -> script.actOf(each.passed.activity(), each.occurrence))
                .orElse(Act.NOTHING);
    }

    void heard(HistoricActivityInstanceEventEntity event) {
        if (closed) {
            return;
        }
        if (event.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_START)) {
            stayWithinLimits();
            int occurrence = occurrences.merge(event.getActivityId(), 1, Integer::sum);
            var passed = new Passed(event.getActivityId(), event.getActivityName(), event.getActivityType());
            begun.put(event.getActivityInstanceId(), new Begun(passed, occurrence));
        } else if (event.isEventOfType(HistoryEventTypes.ACTIVITY_INSTANCE_END)
                && begun.containsKey(event.getActivityInstanceId())) {
            begun.get(event.getActivityInstanceId()).open = false;
        }
    }

    /** Nothing of it stays in the engine. */
    @Override
    public void close() {
        closed = true;
        if (instance != null && !isOver()) {
            engine.getRuntimeService().deleteProcessInstance(instance, "Rehearsed", true);
        }
    }

    private void stayWithinLimits() {
        if (begun.size() >= limits.elements()) {
            throw new Endless("Stopped after %d elements".formatted(limits.elements()));
        }
        if (System.nanoTime() - since > limits.time().toNanos()) {
            throw new TooSlow(limits.time());
        }
    }

    private Wait task(Task task, Map<String, String> places) {
        return wait(Kind.TASK, task.getTaskDefinitionKey(), task.getExecutionId(), task.getId(), places);
    }

    private Wait message(EventSubscription subscription, Map<String, String> places) {
        Wait wait = wait(
                Kind.MESSAGE,
                subscription.getActivityId(),
                subscription.getExecutionId(),
                subscription.getId(),
                places);
        return new Wait(
                wait.kind(),
                wait.activity(),
                wait.begun(),
                wait.occurrence(),
                null,
                subscription.getEventName(),
                wait.handle(),
                wait.execution());
    }

    private Wait job(Job job, Map<String, String> places) {
        JobDefinition definition = jobDefinitions.get(job.getJobDefinitionId());
        boolean step = definition.getJobType().equals("async-continuation");
        Wait wait = wait(
                step ? Kind.JOB : Kind.TIMER, definition.getActivityId(), job.getExecutionId(), job.getId(), places);
        return new Wait(
                wait.kind(),
                wait.activity(),
                wait.begun(),
                wait.occurrence(),
                job.getDuedate() == null ? null : job.getDuedate().toInstant(),
                null,
                wait.handle(),
                wait.execution());
    }

    private Wait wait(Kind kind, String activity, String execution, String handle, Map<String, String> places) {
        Optional<Begun> here =
                Optional.ofNullable(begun.get(places.get(execution))).filter(each -> each.waitsAt(activity));
        int occurrence = here.map(each -> each.occurrence).orElseGet(() -> occurrences.getOrDefault(activity, 0) + 1);
        return new Wait(kind, activity, here.isPresent(), occurrence, null, null, handle, execution);
    }
}

package org.gatehouse.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.gatehouse.audit.CaseEvent.Detail;
import org.gatehouse.audit.CaseEvent.Kind;
import org.gatehouse.engine.EngineLog;
import org.gatehouse.engine.EngineLog.Attempt;
import org.gatehouse.request.Stage;
import org.gatehouse.worktime.LondonTime;
import org.springframework.stereotype.Component;

/** Tells which steps failed, how often they were tried and what came of it. */
@Component
class FailedSteps {

    private final EngineLog log;
    private final RepositoryService repository;
    private final ManagementService management;
    private final LondonTime london;

    FailedSteps(EngineLog log, RepositoryService repository, ManagementService management, LondonTime london) {
        this.log = log;
        this.repository = repository;
        this.management = management;
        this.london = london;
    }

    List<CaseEvent> of(List<CaseProcess> ran) {
        Map<String, CaseProcess> processes =
                ran.stream().collect(Collectors.toMap(CaseProcess::id, Function.identity()));
        Map<String, List<Attempt>> byJob = log.attempts(processes.keySet()).stream()
                .collect(Collectors.groupingBy(Attempt::job, LinkedHashMap::new, Collectors.toList()));
        var events = new ArrayList<CaseEvent>();
        byJob.values().forEach(attempts -> {
            String step = nameOf(attempts.get(0), processes);
            for (int i = 0; i < attempts.size(); i++) {
                events.add(told(step, attempts, i));
            }
        });
        return events;
    }

    private CaseEvent told(String step, List<Attempt> attempts, int i) {
        Attempt attempt = attempts.get(i);
        var details = new ArrayList<Detail>();
        details.add(new Detail("Attempt", String.valueOf(i + 1)));
        if (attempt.failed()) {
            details.add(new Detail("What it said", attempt.error() == null ? "Nothing" : attempt.error()));
            details.add(new Detail("Next attempt", next(attempts, i)));
        }
        return new CaseEvent(
                attempt.at(),
                Kind.JOB,
                attempt.failed() ? "Step '%s' failed".formatted(step) : "Step '%s' was done after all".formatted(step),
                Stage.GATEHOUSE,
                details,
                List.of(),
                null);
    }

    private String next(List<Attempt> attempts, int i) {
        return i + 1 < attempts.size()
                ? london.exactly(attempts.get(i + 1).at())
                : plannedOf(attempts.get(i).job()).map(london::exactly).orElse("None");
    }

    /** When a job that is still there will be tried again; empty where it has no retries left. */
    private Optional<Instant> plannedOf(String job) {
        return Optional.ofNullable(
                        management.createJobQuery().jobId(job).withRetriesLeft().singleResult())
                .map(Job::getDuedate)
                .map(date -> date.toInstant());
    }

    /** The step in words, as the diagram of the version that ran names it. */
    private String nameOf(Attempt attempt, Map<String, CaseProcess> processes) {
        CaseProcess process = processes.get(attempt.processInstance());
        return process != null
                        && repository.getBpmnModelInstance(process.definition()).getModelElementById(attempt.activity())
                                instanceof FlowElement element
                        && element.getName() != null
                ? element.getName()
                : attempt.activity();
    }
}

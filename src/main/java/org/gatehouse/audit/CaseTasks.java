package org.gatehouse.audit;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstanceQuery;
import org.gatehouse.engine.EngineLog;
import org.gatehouse.request.Request;
import org.springframework.stereotype.Component;

/** Finds every task of a case, of all processes that ran for it. */
@Component
class CaseTasks {

    /** As the engine says of a task that was done rather than taken away. */
    private static final String DONE = "completed";

    private final HistoryService history;
    private final EngineLog log;

    CaseTasks(HistoryService history, EngineLog log) {
        this.history = history;
        this.log = log;
    }

    /** In the order in which they arose. */
    List<CaseTask> of(Request request, List<CaseProcess> ran) {
        List<HistoricTaskInstance> tasks = tasks(request, ran);
        Map<String, Instant> claims = claims(tasks);
        return tasks.stream().map(task -> told(task, claims.get(task.getId()))).toList();
    }

    private List<HistoricTaskInstance> tasks(Request request, List<CaseProcess> ran) {
        var all = new TreeMap<String, HistoricTaskInstance>();
        query().processInstanceBusinessKey(request.ritm().value()).list().forEach(task -> all.put(task.getId(), task));
        // A followed enrolment does not carry the reference as its business key.
        ran.stream()
                .filter(process -> process.id().equals(request.processInstance()))
                .flatMap(process -> query().processInstanceId(process.id()).list().stream())
                .forEach(task -> all.put(task.getId(), task));
        return all.values().stream()
                .sorted(Comparator.comparing(HistoricTaskInstance::getStartTime))
                .toList();
    }

    private HistoricTaskInstanceQuery query() {
        return history.createHistoricTaskInstanceQuery();
    }

    /** When each task was last taken; one that was given back afterwards has no holder. */
    private Map<String, Instant> claims(List<HistoricTaskInstance> tasks) {
        Set<String> instances =
                tasks.stream().map(HistoricTaskInstance::getProcessInstanceId).collect(Collectors.toSet());
        return log.taken(instances).stream()
                .collect(Collectors.toMap(EngineLog.Taken::task, EngineLog.Taken::at, (earlier, later) -> later));
    }

    private static CaseTask told(HistoricTaskInstance task, Instant claimedAt) {
        return new CaseTask(
                task.getId(),
                task.getProcessInstanceId(),
                task.getTaskDefinitionKey(),
                task.getName(),
                task.getAssignee(),
                task.getStartTime().toInstant(),
                task.getAssignee() == null ? null : claimedAt,
                instant(task.getEndTime()),
                DONE.equals(task.getDeleteReason()),
                instant(task.getDueDate()));
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}

package org.gatehouse.audit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.gatehouse.request.ExceptionRows;
import org.gatehouse.request.Request;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds every process that ran for a case. All but a followed enrolment carry its reference as their business key. */
@Component
class CaseProcesses {

    private final HistoryService history;
    private final ObjectProvider<ExceptionRows> exceptions;

    CaseProcesses(HistoryService history, ObjectProvider<ExceptionRows> exceptions) {
        this.history = history;
        this.exceptions = exceptions;
    }

    /** In the order in which they began; none where the history has been cleaned up. */
    List<CaseProcess> of(Request request) {
        Map<String, String> accounts = accountsByProcess(request);
        Map<String, HistoricProcessInstance> found = Stream.concat(withKeyOf(request), own(request))
                .collect(Collectors.toMap(HistoricProcessInstance::getId, Function.identity(), (same, again) -> same));
        return found.values().stream()
                .map(process -> told(process, accounts.get(process.getId())))
                .sorted(Comparator.comparing(CaseProcess::startedAt).thenComparing(CaseProcess::id))
                .toList();
    }

    private Stream<HistoricProcessInstance> withKeyOf(Request request) {
        return history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(request.ritm().value())
                .list()
                .stream();
    }

    private Stream<HistoricProcessInstance> own(Request request) {
        return Optional.ofNullable(request.processInstance())
                .map(id -> history.createHistoricProcessInstanceQuery()
                        .processInstanceId(id)
                        .singleResult())
                .stream();
    }

    private Map<String, String> accountsByProcess(Request request) {
        return exceptions.stream()
                .flatMap(rows -> rows.of(request.ritm()).stream())
                .filter(row -> row.processInstance() != null)
                .collect(Collectors.toMap(ExceptionRows.Row::processInstance, ExceptionRows.Row::account));
    }

    private static CaseProcess told(HistoricProcessInstance process, String about) {
        return new CaseProcess(
                process.getId(),
                process.getProcessDefinitionId(),
                process.getProcessDefinitionKey(),
                process.getProcessDefinitionVersion(),
                process.getProcessDefinitionName(),
                process.getSuperProcessInstanceId(),
                about,
                process.getStartTime().toInstant(),
                process.getEndTime() == null ? null : process.getEndTime().toInstant());
    }
}

package org.gatehouse.audit;

import java.util.List;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.request.Decisions;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestCases;
import org.gatehouse.retention.Retention;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells everything of one request or case: the page, the interface and the evidence pack are made of this. */
@Service
@Transactional(readOnly = true)
public class CaseHistory {

    private final RequestCases cases;
    private final Organisations organisations;
    private final Decisions decisions;
    private final CaseProcesses processes;
    private final CaseTasks tasks;
    private final CaseEvents events;
    private final TableReader tables;
    private final Retention retention;

    CaseHistory(
            RequestCases cases,
            Organisations organisations,
            Decisions decisions,
            CaseProcesses processes,
            CaseTasks tasks,
            CaseEvents events,
            TableReader tables,
            Retention retention) {
        this.cases = cases;
        this.organisations = organisations;
        this.decisions = decisions;
        this.processes = processes;
        this.tasks = tasks;
        this.events = events;
        this.tables = tables;
        this.retention = retention;
    }

    public CaseRecord of(Request request) {
        List<CaseProcess> ran = processes.of(request);
        List<CaseEvent> happened = events.of(request, ran);
        return new CaseRecord(
                request,
                cases.subject(request),
                organisations.nameOf(request.organisation()),
                cases.facts(request),
                decisions.on(request.ritm()),
                ran,
                tasks.of(request, ran),
                tables.usedIn(happened),
                happened,
                retention.dateOf(request));
    }
}

package org.gatehouse.audit;

import java.util.List;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.request.Decision;
import org.gatehouse.request.Decisions;
import org.gatehouse.request.Discrepancies;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestCases;
import org.gatehouse.request.Requests;
import org.gatehouse.retention.Retention;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.trail.AuditTrail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Tells everything of one request or case as it stands at one moment: the page, the interface and the evidence pack are made of this. */
@Service
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class CaseHistory {

    private final Requests requests;
    private final AuditTrail trail;
    private final RequestCases cases;
    private final Organisations organisations;
    private final Decisions decisions;
    private final CaseProcesses processes;
    private final CaseTasks tasks;
    private final CaseEvents events;
    private final TableReader tables;
    private final Retention retention;

    CaseHistory(
            Requests requests,
            AuditTrail trail,
            RequestCases cases,
            Organisations organisations,
            Decisions decisions,
            CaseProcesses processes,
            CaseTasks tasks,
            CaseEvents events,
            TableReader tables,
            Retention retention) {
        this.requests = requests;
        this.trail = trail;
        this.cases = cases;
        this.organisations = organisations;
        this.decisions = decisions;
        this.processes = processes;
        this.tasks = tasks;
        this.events = events;
        this.tables = tables;
        this.retention = retention;
    }

    public CaseRecord of(RequestReference ritm) {
        Request request = requests.get(ritm);
        List<Decision> decided = decisions.on(ritm);
        List<CaseProcess> ran = processes.of(request);
        List<CaseEvent> happened = events.of(request, ran);
        return new CaseRecord(
                request,
                cases.subject(request),
                organisations.nameOf(request.organisation()),
                cases.facts(request),
                decided,
                ran,
                tasks.of(request, ran),
                tables.usedIn(happened),
                happened,
                retention.dateOf(request),
                Discrepancies.of(request, decided, trail.of(ritm.value())));
    }
}

package org.gatehouse.audit;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.gatehouse.request.Request;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.Fact;
import org.springframework.stereotype.Component;

/** Puts what was audited, the steps that failed and what became of the mails into one order. */
@Component
class CaseEvents {

    private final AuditTrail trail;
    private final FactEvents facts;
    private final MailEvents mails;
    private final FailedSteps failedSteps;

    CaseEvents(AuditTrail trail, FactEvents facts, MailEvents mails, FailedSteps failedSteps) {
        this.trail = trail;
        this.facts = facts;
        this.mails = mails;
        this.failedSteps = failedSteps;
    }

    /** Oldest first; what happened in the same instant as it was recorded. */
    List<CaseEvent> of(Request request, List<CaseProcess> ran) {
        List<Fact> recorded = trail.of(request.ritm().value());
        return Stream.of(mails.completed(request.ritm(), facts.of(recorded), recorded), failedSteps.of(ran))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(CaseEvent::at))
                .toList();
    }
}

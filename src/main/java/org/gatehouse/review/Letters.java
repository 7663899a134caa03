package org.gatehouse.review;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.notification.Letter;
import org.gatehouse.notification.Mailboxes;
import org.gatehouse.notification.Outbox;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.request.Decision;
import org.gatehouse.request.Decisions;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestCase.Fact;
import org.gatehouse.request.RequestCases;
import org.gatehouse.worktime.LondonTime;
import org.springframework.stereotype.Component;

/** Writes the mails of a reviewed request, from the templates of its type. */
@Component
public class Letters {

    private static final int LONGEST_FACT = 1000;

    private final Outbox outbox;
    private final Mailboxes mailboxes;
    private final RequestCases cases;
    private final Organisations organisations;
    private final Decisions decisions;
    private final LondonTime london;
    private final Clock clock;

    Letters(
            Outbox outbox,
            Mailboxes mailboxes,
            RequestCases cases,
            Organisations organisations,
            Decisions decisions,
            LondonTime london,
            Clock clock) {
        this.outbox = outbox;
        this.mailboxes = mailboxes;
        this.cases = cases;
        this.organisations = organisations;
        this.decisions = decisions;
        this.london = london;
        this.clock = clock;
    }

    /** To whoever asked. */
    public void toRequester(DelegateExecution step, Request request, String about) {
        write(step, request, about, cases.contacts(request));
    }

    /** To the group that the request waits for. */
    void toGroup(DelegateExecution step, Request request, String group, String about) {
        write(step, request, about, mailboxes.of(group));
    }

    /** To the group that the request waits for, and to its lead. */
    void toGroupAndLead(DelegateExecution step, Request request, String group, String about) {
        write(step, request, about, mailboxes.ofGroupAndLead(group));
    }

    private void write(DelegateExecution step, Request request, String about, Set<AccountAddress> recipients) {
        String occasion = step.getProcessInstanceId() + ":" + step.getActivityInstanceId();
        outbox.put(
                new Letter(request.ritm(), request.type().key() + "-" + about, occasion, recipients, values(request)));
    }

    /** A list of 2,000 ranges is for the page, not for a mail. */
    private static Fact shortened(Fact fact) {
        return fact.value().length() <= LONGEST_FACT
                ? fact
                : new Fact(
                        fact.label(),
                        fact.value().substring(0, LONGEST_FACT) + "... (in full on the page of the request)");
    }

    /** What every mail about a request may show. */
    public Map<String, Object> values(Request request) {
        List<Decision> made = decisions.on(request.ritm());
        var values = new HashMap<>(cases.mailValues(request));
        values.put("organisation", request.organisation().value());
        values.put("organisationName", organisations.nameOf(request.organisation()));
        values.put("subject", cases.subject(request));
        values.put(
                "facts", cases.facts(request).stream().map(Letters::shortened).toList());
        values.put("requestedBy", request.requestedBy().value());
        values.put("dueAt", london.inWords(request.dueAt()));
        values.put("overdue", request.dueAt() != null && !clock.instant().isBefore(request.dueAt()));
        values.put(
                "outcome",
                made.isEmpty() ? null : made.get(made.size() - 1).outcome().name());
        values.put(
                "reasons",
                made.isEmpty() ? List.of() : made.get(made.size() - 1).reasons());
        return values;
    }
}

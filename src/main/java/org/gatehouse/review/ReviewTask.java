package org.gatehouse.review;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.variable.VariableMap;
import org.gatehouse.identity.Person;
import org.gatehouse.request.Decision;
import org.gatehouse.request.Decisions;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestCases;
import org.gatehouse.request.RequestType;
import org.gatehouse.request.Requests;
import org.gatehouse.task.TaskDecision;
import org.gatehouse.task.WorkItem;
import org.springframework.stereotype.Component;

/** The review of a request: approve it, or reject it with reasons. Never by who asked for it. */
@Component
class ReviewTask extends Review {

    private static final List<Choice> CHOICES = List.of(
            new Choice(ReviewDecision.APPROVE.name(), ReviewDecision.APPROVE.label(), null, false),
            new Choice(
                    ReviewDecision.REJECT.name(),
                    ReviewDecision.REJECT.label(),
                    "The reasons go to the requester, who can then ask again",
                    true));

    /** The types that are approved or rejected as a whole. */
    private static final Set<RequestType> WHOLE = EnumSet.of(RequestType.ONBOARDING, RequestType.NAMED_LOCATION);

    private final Requests requests;
    private final Decisions decisions;
    private final Clock clock;

    ReviewTask(Requests requests, RequestCases cases, Decisions decisions, ReviewBrief brief, Clock clock) {
        super(requests, cases, brief);
        this.requests = requests;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public List<String> definitionKeys() {
        return WHOLE.stream().map(ReviewProcess::reviewOf).toList();
    }

    @Override
    public List<Choice> choices(WorkItem task) {
        return CHOICES;
    }

    @Override
    public VariableMap decide(WorkItem task, Person person, TaskDecision made) {
        Request request = request(task);
        ReviewDecision decision = ReviewDecision.valueOf(made.decision());
        decisions.record(
                request.ritm(),
                new Decision(
                        decision.outcome(), made.givenReasons(), made.givenComment(), person.login(), clock.instant()));
        requests.move(request.ritm(), request.type(), decision.status(), person.login());
        return ReviewProcess.decided(decision.name());
    }
}

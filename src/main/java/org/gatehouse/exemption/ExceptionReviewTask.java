package org.gatehouse.exemption;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.variable.VariableMap;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Person;
import org.gatehouse.refusal.Findings;
import org.gatehouse.request.Decision;
import org.gatehouse.request.Decision.Outcome;
import org.gatehouse.request.Decisions;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestCases;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.RequestType;
import org.gatehouse.request.Requests;
import org.gatehouse.review.Review;
import org.gatehouse.review.ReviewBrief;
import org.gatehouse.review.ReviewProcess;
import org.gatehouse.task.TaskDecision;
import org.gatehouse.task.TaskDecision.OfAccount;
import org.gatehouse.task.WorkItem;
import org.springframework.stereotype.Component;

/** The central review of long-term exceptions: all granted, all but some, or none. Never by who asked. */
@Component
class ExceptionReviewTask extends Review {

    private static final String GRANT = "APPROVE";
    private static final String REFUSE = "REJECT";

    private static final List<Choice> CHOICES = List.of(
            new Choice(GRANT, "Grant", "All accounts, but those that you refuse one by one", false),
            new Choice(REFUSE, "Refuse", "All accounts, but those that you grant one by one", true));

    private final Requests requests;
    private final TermRegister register;
    private final Terms terms;
    private final Decisions decisions;
    private final Clock clock;

    ExceptionReviewTask(
            Requests requests,
            TermRegister register,
            Terms terms,
            Decisions decisions,
            RequestCases cases,
            ReviewBrief brief,
            Clock clock) {
        super(requests, cases, brief);
        this.requests = requests;
        this.register = register;
        this.terms = terms;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Override
    public List<String> definitionKeys() {
        return List.of(ReviewProcess.reviewOf(RequestType.LONG_TERM_EXCEPTION));
    }

    @Override
    public List<Choice> choices(WorkItem task) {
        return CHOICES;
    }

    @Override
    public List<String> accounts(WorkItem task) {
        return undecided(task).stream()
                .map(Term::account)
                .map(AccountAddress::value)
                .toList();
    }

    @Override
    public void check(WorkItem task, Person person, TaskDecision made, Findings findings) {
        boolean unknown = made.accounts().stream().map(OfAccount::decision).anyMatch(each -> !isKnown(each));
        if (unknown) {
            findings.add("accounts", "UNKNOWN_DECISION", "An account is decided with APPROVE or REJECT");
        } else if (made.givenReasons().isEmpty() && !undecided(task).stream().allMatch(granting(made))) {
            findings.add("reasons", "REASONS_NEEDED", "Give at least one reason for what is refused");
        }
    }

    @Override
    public VariableMap decide(WorkItem task, Person person, TaskDecision made) {
        Request request = request(task);
        Instant now = clock.instant();
        Map<Boolean, List<Term>> asked = undecided(task).stream().collect(Collectors.partitioningBy(granting(made)));
        List<Term> refused = asked.get(false);
        List<Term> granted = asked.get(true);
        refused.forEach(term -> terms.refuse(term, String.join(" ", made.givenReasons())));
        List<Instant> ends =
                granted.stream().map(term -> terms.grant(term, now)).toList();
        Outcome outcome =
                granted.isEmpty() ? Outcome.REJECTED : refused.isEmpty() ? Outcome.APPROVED : Outcome.PARTLY_APPROVED;
        decisions.record(
                request.ritm(), new Decision(outcome, made.givenReasons(), made.givenComment(), person.login(), now));
        requests.move(
                request.ritm(),
                request.type(),
                granted.isEmpty() ? RequestStatus.REJECTED : RequestStatus.ACTIVE,
                person.login());
        ends.stream().min(Comparator.naturalOrder()).ifPresent(end -> requests.promise(request.ritm(), null, end));
        return LongTermProcess.decided(outcome);
    }

    /** Whether an account is granted: as it is decided by itself, or else as all are. */
    private static Predicate<Term> granting(TaskDecision made) {
        Map<AccountAddress, String> single =
                made.accounts().stream().collect(Collectors.toMap(OfAccount::account, OfAccount::decision));
        return term -> single.getOrDefault(term.account(), made.decision()).equals(GRANT);
    }

    /** Without the accounts that were marked as compromised meanwhile. */
    private List<Term> undecided(WorkItem task) {
        return register.of(task.ritm()).stream().filter(term -> !term.isOver()).toList();
    }

    private static boolean isKnown(String decision) {
        return GRANT.equals(decision) || REFUSE.equals(decision);
    }
}

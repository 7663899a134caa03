package org.gatehouse.exemption;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gatehouse.exemption.TermRegister.Given;
import org.gatehouse.exemption.TermSearch.Found;
import org.gatehouse.exemption.TermSearch.Wanted;
import org.gatehouse.identity.Groups;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.identity.Person;
import org.gatehouse.request.Decision;
import org.gatehouse.request.Decision.Outcome;
import org.gatehouse.request.Decisions;
import org.gatehouse.request.Request;
import org.gatehouse.request.RequestType;
import org.gatehouse.request.Requests;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.store.Json;
import org.gatehouse.web.PageOf;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The register of exceptions (catalogue 2.1, AC-127): who was given which, why, by whom, for how long, and how often
 * before. However many it shows at a time, it asks the database for their requests, decisions and counts once.
 */
@Component
class ExceptionRegister {

    static final Duration SOON = Duration.ofDays(30);
    private static final int AT_A_TIME = 500;
    private static final Set<String> SEE_ALL = Set.of(
            Groups.AUDITORS,
            Groups.EXCEPTION_REVIEWERS,
            Groups.HELPDESK,
            Groups.DIRECTORY_SUPPORT,
            Groups.PROCESS_OWNERS,
            Groups.ADMINISTRATORS);
    private static final Set<Outcome> GRANTED = Set.of(Outcome.APPROVED, Outcome.PARTLY_APPROVED);

    /** Which part of the register. */
    enum Part {
        ALL,
        RUNNING,
        ENDING_SOON
    }

    /**
     * A line of the register.
     *
     * @param approvedBy the login of the reviewer, or the address of the Local Administrator for 24 hours
     * @param riskAssessment null for 24 hours
     * @param eliminationPlan null for 24 hours
     * @param timesBefore how many exceptions the account was given before, renewals left out
     * @param frequent whether there were, this one included, more than {@link Judgement#FREQUENT} in
     *     {@link Judgement#RECENTLY}
     * @param late whether the directory still shows it although its time is over
     * @param because why it is no longer in force, or null
     */
    record Entry(
            String ritm,
            String account,
            String displayName,
            String organisation,
            ExceptionKind kind,
            String why,
            String approvedBy,
            String riskAssessment,
            String eliminationPlan,
            Instant startsAt,
            Instant endsAt,
            Instant endedAt,
            int timesBefore,
            boolean frequent,
            TermState state,
            boolean late,
            String because) {}

    /** Some lines, and before which of them the next are to be found; 0 where there are no more. */
    private record Batch(List<Entry> entries, long before) {}

    private record Asked(String why, String approvedBy, String riskAssessment, String eliminationPlan) {}

    private final TermSearch search;
    private final TermRegister register;
    private final Requests requests;
    private final Decisions decisions;
    private final Json json;
    private final Clock clock;
    private final TransactionTemplate reading;

    ExceptionRegister(
            TermSearch search,
            TermRegister register,
            Requests requests,
            Decisions decisions,
            Json json,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.search = search;
        this.register = register;
        this.requests = requests;
        this.decisions = decisions;
        this.json = json;
        this.clock = clock;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /** Whether this person sees the exceptions of every organisation and not only of their own. */
    static boolean seesAll(Person person) {
        return person.isAnyOf(SEE_ALL);
    }

    /** @param organisation only of this one, or null */
    PageOf<Entry> page(Person person, OdsCode organisation, Part part, PageOf.Wanted page) {
        return reading.execute(status -> {
            PageOf<Term> found = search.page(wanted(person, organisation, part), page);
            return new PageOf<>(entries(found.items()), found.page(), found.size(), found.total());
        });
    }

    /** Hands out everything that the pages show, newest first; between two parts no connection is held. */
    void each(Person person, OdsCode organisation, Part part, Consumer<List<Entry>> to) {
        Wanted wanted = wanted(person, organisation, part);
        var next = new Batch(List.of(), Long.MAX_VALUE);
        while (next.before() > 0) {
            next = batch(wanted, next.before());
            to.accept(next.entries());
        }
    }

    private Batch batch(Wanted wanted, long before) {
        return reading.execute(status -> {
            List<Found> found = search.next(wanted, before, AT_A_TIME);
            boolean last = found.size() < AT_A_TIME;
            return new Batch(
                    entries(found.stream().map(Found::term).toList()),
                    last ? 0 : found.get(AT_A_TIME - 1).number());
        });
    }

    private Wanted wanted(Person person, OdsCode organisation, Part part) {
        Instant endingBefore = part == Part.ENDING_SOON ? clock.instant().plus(SOON) : null;
        return new Wanted(person.within(seesAll(person), organisation), part != Part.ALL, endingBefore);
    }

    private List<Entry> entries(List<Term> terms) {
        Map<RequestReference, Asked> asked =
                asked(terms.stream().map(Term::ritm).collect(Collectors.toSet()));
        Map<String, List<Instant>> given =
                register.given(terms.stream().map(Term::accountId).collect(Collectors.toSet())).stream()
                        .collect(Collectors.groupingBy(
                                Given::accountId, Collectors.mapping(Given::startsAt, Collectors.toList())));
        Instant now = clock.instant();
        return terms.stream()
                .map(term -> entry(term, asked.get(term.ritm()), given.getOrDefault(term.accountId(), List.of()), now))
                .toList();
    }

    private static Entry entry(Term term, Asked asked, List<Instant> given, Instant now) {
        List<Instant> before =
                given.stream().filter(start -> start.isBefore(term.startsAt())).toList();
        Instant lately = term.startsAt().minus(Judgement.RECENTLY);
        long recent = before.stream().filter(start -> start.isAfter(lately)).count() + 1;
        return new Entry(
                term.ritm().value(),
                term.account().value(),
                term.displayName(),
                term.organisation().value(),
                term.kind(),
                asked.why(),
                asked.approvedBy(),
                asked.riskAssessment(),
                asked.eliminationPlan(),
                term.startsAt(),
                term.endsAt(),
                term.endedAt(),
                before.size(),
                recent > Judgement.FREQUENT,
                term.state(),
                term.isLate(now),
                term.because());
    }

    private Map<RequestReference, Asked> asked(Collection<RequestReference> ritms) {
        Map<RequestReference, List<Decision>> decided = decisions.on(ritms);
        return requests.all(ritms).stream()
                .collect(Collectors.toMap(
                        Request::ritm, request -> asked(request, decided.getOrDefault(request.ritm(), List.of()))));
    }

    private Asked asked(Request request, List<Decision> decided) {
        if (request.type() == RequestType.SHORT_TERM_EXCEPTION) {
            ShortTermDetails details = json.read(request.details(), ShortTermDetails.class);
            String why = details.justification().inWords();
            return new Asked(
                    details.details() == null ? why : "%s: %s".formatted(why, details.details()),
                    request.requestedBy().value(),
                    null,
                    null);
        }
        LongTermDetails details = json.read(request.details(), LongTermDetails.class);
        String reviewer = decided.stream()
                .filter(decision -> GRANTED.contains(decision.outcome()))
                .map(Decision::by)
                .findFirst()
                .orElse(null);
        return new Asked(details.rationale().inWords(), reviewer, details.riskAssessment(), details.eliminationPlan());
    }
}

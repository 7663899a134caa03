package org.gatehouse.exemption;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.notification.Letter;
import org.gatehouse.notification.Outbox;
import org.gatehouse.organisation.Organisations;
import org.gatehouse.request.Request;
import org.gatehouse.request.Requests;
import org.gatehouse.worktime.LondonTime;
import org.springframework.stereotype.Component;

/**
 * Writes the mails about running exceptions. Each account hears of its own; the applicant hears of all accounts of a
 * request together, once for each occasion, however many there are.
 */
@Component
class TermLetters {

    /** A line of a mail. */
    record Line(String account, String state, String until, String because) {}

    private final TermRegister register;
    private final Requests requests;
    private final Outbox outbox;
    private final Organisations organisations;
    private final LondonTime london;
    private final Clock clock;

    TermLetters(
            TermRegister register,
            Requests requests,
            Outbox outbox,
            Organisations organisations,
            LondonTime london,
            Clock clock) {
        this.register = register;
        this.requests = requests;
        this.outbox = outbox;
        this.organisations = organisations;
        this.london = london;
        this.clock = clock;
    }

    void started(Term term) {
        Request request = requests.hold(term.ritm());
        toAccount("exception-started", "started:" + term.id(), term);
        if (register.statesOf(term.ritm()).stream().noneMatch(each -> each.state() == TermState.PENDING)) {
            toApplicant(
                    "exception-started", "started", request, term, those(register.of(term.ritm()), Term::isRunning));
        }
    }

    /** @param planned when the reminder was due, the same for all that are reminded of together */
    void reminder(Term term, Instant planned) {
        Request request = requests.hold(term.ritm());
        toAccount("exception-reminder", "reminder:%s:%s".formatted(term.id(), planned), term);
        List<Term> together = those(
                register.of(term.ritm()),
                other -> other.isRunning() && other.endsAt().equals(term.endsAt()));
        toApplicant("exception-reminder", "reminder:" + planned, request, term, together);
    }

    void over(Term term) {
        Request request = requests.hold(term.ritm());
        if (term.inForceAt() != null) {
            toAccount("exception-over", "over:" + term.id(), term);
        }
        if (register.endingOf(term.ritm(), clock.instant()) == 0) {
            List<Term> all = register.of(term.ritm());
            boolean neverBegan = all.stream().allMatch(other -> other.inForceAt() == null);
            toApplicant(neverBegan ? "exception-not-begun" : "exception-over", "over:" + term.id(), request, term, all);
        }
    }

    private void toAccount(String template, String occasion, Term term) {
        write(template, occasion, Set.of(term.account()), term, List.of(term));
    }

    private void toApplicant(String template, String occasion, Request request, Term term, List<Term> about) {
        var applicant = new LinkedHashSet<AccountAddress>();
        applicant.add(request.requestedBy());
        if (about.size() == 1) {
            applicant.remove(about.get(0).account());
        }
        write(template, occasion, applicant, term, about);
    }

    private void write(String template, String occasion, Set<AccountAddress> to, Term term, List<Term> about) {
        var values = new HashMap<String, Object>();
        values.put("kind", term.kind().inWords());
        values.put("organisation", organisations.nameOf(term.organisation()));
        values.put("startsAt", london.inWords(term.startsAt()));
        values.put(
                "endsAt",
                london.inWords(about.stream()
                        .map(Term::endsAt)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null)));
        values.put("renewable", term.kind() == ExceptionKind.LONG);
        values.put("subject", subject(about));
        values.put("terms", about.stream().map(this::line).toList());
        outbox.put(new Letter(term.ritm(), template, occasion, to, values));
    }

    /** Such as "ward.clerk@za1.example", "3 accounts", or where only some of them are over, "1 of 3 accounts". */
    private static String subject(List<Term> about) {
        if (about.size() == 1) {
            return about.get(0).account().value();
        }
        long over = about.stream().filter(Term::isOver).count();
        return over == 0 || over == about.size()
                ? about.size() + " accounts"
                : "%d of %d accounts".formatted(over, about.size());
    }

    private Line line(Term term) {
        return new Line(term.account().value(), term.state().inWords(), london.inWords(term.endsAt()), term.because());
    }

    private static List<Term> those(List<Term> terms, Predicate<Term> which) {
        return terms.stream().filter(which).toList();
    }
}

package org.gatehouse.exemption;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.SecurityGroup;
import org.gatehouse.exemption.EligibilityTable.Ground;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.request.ExceptionView;
import org.gatehouse.request.ExceptionView.TermView;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.worktime.LondonTime;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What exceptions there are and were, for whoever shows them. */
@Service
@Transactional(readOnly = true)
public class Exemptions {

    /**
     * One account's exception.
     *
     * @param startsAt null until it is granted
     * @param late whether the directory still shows it although its time is over
     * @param because why it is not, or no longer, in force, or null
     */
    public record Exemption(
            RequestReference ritm,
            ExceptionKind kind,
            TermState state,
            Instant startsAt,
            Instant endsAt,
            Instant endedAt,
            boolean late,
            String because) {}

    private final TermRegister register;
    private final Judgement judgement;
    private final ExceptionGroup group;
    private final LondonTime london;
    private final Clock clock;

    Exemptions(TermRegister register, Judgement judgement, ExceptionGroup group, LondonTime london, Clock clock) {
        this.register = register;
        this.judgement = judgement;
        this.group = group;
        this.london = london;
        this.clock = clock;
    }

    /** What the account has that runs or is applied for; a renewal of it is not told apart. */
    public Optional<Exemption> openOf(String accountId) {
        return register.openOf(accountId).map(this::exemption);
    }

    /** Until when the exceptions in force last, by the id of the account, of those among the given that have one. */
    public Map<String, Instant> inForceUntil(Collection<String> accountIds) {
        return register.openOf(accountIds).stream()
                .filter(Term::isRunning)
                .collect(Collectors.toMap(
                        Term::accountId, Term::endsAt, (one, other) -> one.isAfter(other) ? one : other));
    }

    /** Everything the account ever had or applied for, newest first. */
    public List<Exemption> historyOf(String accountId) {
        return register.historyOf(accountId).stream().map(this::exemption).toList();
    }

    /** Whether membership of this group is what an exception is in the directory. */
    public boolean isGroup(SecurityGroup candidate) {
        return candidate.displayName().equals(group.name()) || candidate.id().equals(group.id());
    }

    /** What speaks against an exception of 24 hours for the account as it is now, a sentence each; empty where nothing. */
    public List<String> groundsAgainstADay(DirectoryAccount account) {
        return judgement.groundsAgainst(ExceptionKind.SHORT, account).stream()
                .map(Ground::because)
                .toList();
    }

    /** The exceptions of each of these requests. */
    Map<RequestReference, ExceptionView> views(List<RequestReference> requests) {
        return register.of(requests).stream()
                .collect(Collectors.groupingBy(
                        Term::ritm,
                        Collectors.collectingAndThen(
                                Collectors.mapping(Exemptions::view, Collectors.toList()), ExceptionView::new)));
    }

    /** The accounts of a request whose exceptions run. */
    List<AccountAddress> running(RequestReference ritm) {
        return register.of(ritm).stream()
                .filter(Term::isRunning)
                .map(Term::account)
                .toList();
    }

    /** Why the accounts of a request were refused. */
    List<String> grounds(RequestReference ritm) {
        return register.of(ritm).stream()
                .map(Term::because)
                .filter(Objects::nonNull)
                .toList();
    }

    /** What was decided about each account of a request, in words. */
    List<String> outcomes(RequestReference ritm) {
        return register.of(ritm).stream().map(this::outcome).toList();
    }

    /** The accounts of a request that had exceptions before it, with how many, in words. */
    List<String> timesBefore(RequestReference ritm) {
        List<Term> terms = register.of(ritm);
        Map<String, Integer> times =
                register.timesGiven(terms.stream().map(Term::accountId).toList(), Instant.EPOCH, clock.instant());
        return terms.stream()
                .filter(term -> times.containsKey(term.accountId()))
                .map(term -> "%s: %d".formatted(term.account(), times.get(term.accountId())))
                .toList();
    }

    private static TermView view(Term term) {
        return new TermView(
                term.account().value(), term.state().name(), term.startsAt(), term.endsAt(), term.because());
    }

    private String outcome(Term term) {
        return term.isGranted() && !term.isOver()
                ? "%s: granted until %s".formatted(term.account(), london.inWords(term.endsAt()))
                : "%s: %s".formatted(term.account(), term.state().inWords().toLowerCase(Locale.UK));
    }

    private Exemption exemption(Term term) {
        return new Exemption(
                term.ritm(),
                term.kind(),
                term.state(),
                term.startsAt(),
                term.endsAt(),
                term.endedAt(),
                term.isLate(clock.instant()),
                term.because());
    }
}

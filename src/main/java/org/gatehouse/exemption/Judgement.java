package org.gatehouse.exemption;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.exemption.EligibilityTable.Facts;
import org.gatehouse.exemption.EligibilityTable.Ground;
import org.gatehouse.exemption.EligibilityTable.Running;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.refusal.Finding;
import org.gatehouse.request.Warning;
import org.gatehouse.servicedesk.RequestReference;
import org.gatehouse.standing.Standing;
import org.gatehouse.standing.Standings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Judges the accounts of one application together: what speaks against each, and what one should know of them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Judgement {

    static final String RUNS = "EXCEPTION_RUNS";
    /** More exceptions than this within {@link #RECENTLY}, the one applied for included, are flagged. */
    static final int FREQUENT = 3;

    static final Duration RECENTLY = Duration.ofDays(30);

    /** What is known of the accounts beside the directory. */
    record Known(
            Map<String, Standing> standings,
            Map<String, Term> open,
            Map<String, Term> renewals,
            Map<String, Integer> recent) {}

    private final EligibilityTable table;
    private final TermRegister register;
    private final Standings standings;
    private final Clock clock;

    Judgement(EligibilityTable table, TermRegister register, Standings standings, Clock clock) {
        this.table = table;
        this.register = register;
        this.standings = standings;
        this.clock = clock;
    }

    Known about(Collection<DirectoryAccount> accounts) {
        List<String> ids = accounts.stream().map(DirectoryAccount::id).toList();
        Map<Boolean, List<Term>> taken =
                register.openOf(ids).stream().collect(Collectors.partitioningBy(Judgement::isRenewalAskedFor));
        Instant now = clock.instant();
        return new Known(
                standings.of(ids),
                byAccount(taken.get(false)),
                byAccount(taken.get(true)),
                register.timesGiven(ids, now.minus(RECENTLY), now));
    }

    /**
     * Every ground against one account. That it has an exception already concerns the state and not the content, and so
     * has no field.
     *
     * @param renews the request whose exceptions are to be renewed, or null
     */
    List<Finding> grounds(
            ExceptionKind kind,
            Rationale rationale,
            DirectoryAccount account,
            RequestReference renews,
            Known known,
            String field) {
        return groundsAgainst(kind, rationale, account, renews, known).stream()
                .map(ground -> finding(ground, account, field))
                .toList();
    }

    /** Every ground against a first exception of this kind for one account, which has no rationale yet. */
    List<Ground> groundsAgainst(ExceptionKind kind, DirectoryAccount account) {
        return groundsAgainst(kind, null, account, null, about(List.of(account)));
    }

    /** The term of the account that a renewal continues, or null. One that has yet to begin is itself a renewal. */
    Term renewed(DirectoryAccount account, RequestReference renews, Known known) {
        return Optional.ofNullable(known.open().get(account.id()))
                .filter(term -> term.ritm().equals(renews) && term.isRunning())
                .filter(term -> !clock.instant().isBefore(term.startsAt()))
                .orElse(null);
    }

    /** That an account has had many exceptions lately; empty where it has not. */
    static Optional<Warning> frequent(DirectoryAccount account, Known known) {
        int times = known.recent().getOrDefault(account.id(), 0) + 1;
        return times <= FREQUENT
                ? Optional.empty()
                : Optional.of(new Warning(
                        "FREQUENT_EXCEPTIONS",
                        "This is exception number %d for %s in %d days. Another method may serve better."
                                .formatted(times, account.address(), RECENTLY.toDays())));
    }

    static Finding runs(AccountAddress account) {
        return new Finding(
                "",
                RUNS,
                "%s: an exception runs or is applied for. Only one at a time is possible.".formatted(account));
    }

    private List<Ground> groundsAgainst(
            ExceptionKind kind, Rationale rationale, DirectoryAccount account, RequestReference renews, Known known) {
        return table.groundsAgainst(new Facts(
                kind, rationale, account, known.standings().get(account.id()), running(account, renews, known)));
    }

    private Running running(DirectoryAccount account, RequestReference renews, Known known) {
        if (renews == null) {
            return known.open().containsKey(account.id()) ? Running.OTHER : Running.NONE;
        }
        if (renewed(account, renews, known) == null) {
            return Running.NOT_RENEWABLE;
        }
        return known.renewals().containsKey(account.id()) ? Running.OTHER : Running.RENEWED;
    }

    private static Finding finding(Ground ground, DirectoryAccount account, String field) {
        return new Finding(
                ground.code().equals(RUNS) ? "" : field,
                ground.code(),
                "%s: %s".formatted(account.address(), ground.because()));
    }

    private static boolean isRenewalAskedFor(Term term) {
        return term.renews() != null && term.processInstance() == null;
    }

    private static Map<String, Term> byAccount(List<Term> terms) {
        return terms.stream().collect(Collectors.toMap(Term::accountId, Function.identity()));
    }
}

package org.gatehouse.enrolment;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.gatehouse.census.CensusListener;
import org.gatehouse.census.Entry;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.enrolment.EnrolmentPolicy.Begin;
import org.gatehouse.enrolment.EnrolmentPolicy.Outcome;
import org.gatehouse.enrolment.EnrolmentPolicy.Over;
import org.gatehouse.enrolment.EnrolmentPolicy.Registered;
import org.gatehouse.enrolment.EnrolmentPolicy.Seen;
import org.gatehouse.precedence.PolicyTerms;
import org.gatehouse.precedence.Precedence;
import org.gatehouse.request.RequestStatus;
import org.gatehouse.request.RequestType;
import org.gatehouse.request.Requests;
import org.gatehouse.request.Stage;
import org.gatehouse.standing.Standing;
import org.gatehouse.standing.Standings;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Follows accounts that have something outstanding after joining a policy, and only those. What the census tells begins
 * and ends an enrolment; the process does what is due in between.
 */
@Service
public class Enrolments implements CensusListener {

    private final EnrolmentRegister register;
    private final Precedence precedence;
    private final PolicyTerms terms;
    private final Standings standings;
    private final Requests requests;
    private final RuntimeService runtime;
    private final EnrolmentFacts facts;
    private final Clock clock;

    Enrolments(
            EnrolmentRegister register,
            Precedence precedence,
            PolicyTerms terms,
            Standings standings,
            Requests requests,
            @Lazy RuntimeService runtime,
            EnrolmentFacts facts,
            Clock clock) {
        this.register = register;
        this.precedence = precedence;
        this.terms = terms;
        this.standings = standings;
        this.requests = requests;
        this.runtime = runtime;
        this.facts = facts;
        this.clock = clock;
    }

    /** The newest of the account, under way or over. */
    @Transactional(readOnly = true)
    public Optional<Enrolment> latestOf(String accountId) {
        return register.latestOf(accountId);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(List<Changed> changes) {
        List<String> accounts = changes.stream().map(Changed::accountId).toList();
        Map<String, Standing> standing = standings.of(accounts);
        Map<String, Enrolment> open = new HashMap<>(register.openOf(accounts).stream()
                .collect(Collectors.toMap(Enrolment::accountId, Function.identity())));
        register.registeredLate(
                changes.stream()
                        .filter(Enrolments::firstMethod)
                        .map(Changed::accountId)
                        .toList(),
                clock.instant());
        Precedence.InForce inForce = precedence.inForce();
        var lengths = new EnumMap<MfaPolicy, PolicyTerms.Terms>(MfaPolicy.class);
        changes.forEach(change -> follow(
                seen(change, standing.get(change.accountId()), inForce),
                Optional.ofNullable(open.get(change.accountId())),
                policy -> lengths.computeIfAbsent(policy, terms::of)));
    }

    private static boolean firstMethod(Changed change) {
        return change.before() != null
                && change.now() != null
                && !change.before().hasCoreMethod()
                && change.now().hasCoreMethod();
    }

    private static Seen seen(Changed change, Standing standing, Precedence.InForce inForce) {
        return new Seen(
                change.before(),
                change.now(),
                policyOf(change.before(), standing, inForce),
                policyOf(change.now(), standing, inForce),
                standing.compromised(),
                change.at());
    }

    private void follow(Seen seen, Optional<Enrolment> open, Function<MfaPolicy, PolicyTerms.Terms> termsOf) {
        Outcome outcome = EnrolmentPolicy.of(seen, open.map(Enrolment::policy).orElse(null));
        if (outcome instanceof Begin begin) {
            open.ifPresent(former -> end(former, EnrolmentState.LEFT));
            begin(seen.now(), begin, seen.at(), termsOf.apply(begin.policy()));
        } else if (outcome instanceof Over over) {
            open.ifPresent(former -> end(former, over.as()));
        } else if (outcome instanceof Registered) {
            open.filter(former -> former.registeredAt() == null).ifPresent(this::registered);
        }
    }

    /** The policy that counts for the account, or null where none of the two does. */
    private static MfaPolicy policyOf(Entry entry, Standing standing, Precedence.InForce inForce) {
        if (entry == null) {
            return null;
        }
        return switch (inForce.of(entry.policies(), entry.perUserMfa(), standing.everCompromised())) {
            case NAMED_LOCATIONS -> MfaPolicy.NAMED_LOCATIONS;
            case STANDARD -> MfaPolicy.STANDARD;
            case PER_USER, NONE -> null;
        };
    }

    private void begin(Entry entry, Begin begin, Instant at, PolicyTerms.Terms lengths) {
        Instant graceEnds = begin.joinedAt().plus(lengths.grace());
        // administrators are never spared (AC-047)
        boolean inGrace = graceEnds.isAfter(at) && !entry.administrator() && !entry.hasCoreMethod();
        var enrolment = new Enrolment(
                UUID.randomUUID().toString(),
                entry.id(),
                entry.address(),
                entry.organisation(),
                begin.policy(),
                at,
                begin.joinedAt().plus(lengths.takesEffect()),
                inGrace ? graceEnds : null,
                inGrace ? graceEnds : at.plus(lengths.followed()),
                null,
                null,
                entry.hasCoreMethod() ? at : null,
                EnrolmentState.OPEN,
                null,
                null,
                null,
                null);
        register.open(enrolment);
        register.startedAs(enrolment.id(), EnrolmentProcess.start(runtime, enrolment));
        facts.begun(enrolment);
    }

    private void registered(Enrolment enrolment) {
        register.registered(enrolment.id(), clock.instant());
        EnrolmentProcess.methodRegistered(runtime, enrolment);
    }

    /** Ends an enrolment before its time. */
    void end(Enrolment enrolment, EnrolmentState as) {
        over(enrolment, as);
        EnrolmentProcess.over(runtime, enrolment);
    }

    /** What the process has come to. */
    void over(Enrolment enrolment, EnrolmentState as) {
        register.over(enrolment.id(), as, clock.instant());
        facts.over(enrolment, as);
        closeRequest(enrolment, as == EnrolmentState.ENROLLED ? RequestStatus.COMPLETED : RequestStatus.CLOSED);
    }

    /** Directory support has taken over what could not be done; the registration is followed all the same. */
    void giveUp(Enrolment enrolment, String because) {
        register.gaveUp(enrolment.id(), because);
        facts.givenUp(enrolment, because);
        closeRequest(enrolment, RequestStatus.CLOSED);
    }

    private void closeRequest(Enrolment enrolment, RequestStatus as) {
        if (enrolment.ritm() != null && requests.get(enrolment.ritm()).isOpen()) {
            requests.move(enrolment.ritm(), RequestType.POLICY_ENROLMENT, as, Stage.GATEHOUSE);
        }
    }
}

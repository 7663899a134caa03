package org.gatehouse.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.identity.Person;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.FactKind;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records who signs in and in which roles, before they are let in: where that cannot be written, nobody is. A session is
 * recorded each time; calls prove each time who makes them, and are recorded once an hour for each login, on each node.
 */
@Component
class SignInFacts implements SessionAuthenticationStrategy {

    private static final Duration WORTH_A_FACT = Duration.ofHours(1);

    /** More logins than this that call within an hour are recorded more often, not remembered. */
    static final int MOST_REMEMBERED = 10_000;

    private record Caller(Set<String> roles, Instant at) {

        boolean isRecent(Instant now) {
            return Duration.between(at, now).abs().compareTo(WORTH_A_FACT) < 0;
        }
    }

    private final SignIn signIn;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<String, Caller> callers = new ConcurrentHashMap<>();

    SignInFacts(SignIn signIn, AuditTrail trail, TransactionTemplate transaction, Clock clock) {
        this.signIn = signIn;
        this.trail = trail;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Told by Spring Security between the proof and the session. */
    @Override
    public void onAuthentication(
            Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        record(signIn.person(authentication).orElseThrow(), "Signed in", signIn.pageScheme());
    }

    /** One at a time for each login, so that no call passes before its fact is there. */
    void called(Person person) {
        Instant now = clock.instant();
        callers.compute(person.login(), (login, known) -> {
            if (known != null && known.roles().equals(person.groups()) && known.isRecent(now)) {
                return known;
            }
            record(person, "Signed in to call", signIn.scheme());
            return known == null && callers.size() >= MOST_REMEMBERED ? null : new Caller(person.groups(), now);
        });
    }

    @Scheduled(fixedDelayString = "PT10M")
    void forgetIdle() {
        Instant now = clock.instant();
        callers.values().removeIf(caller -> !caller.isRecent(now));
    }

    int remembered() {
        return callers.size();
    }

    private void record(Person person, String what, String how) {
        Map<String, Object> details = Map.of("roles", new TreeSet<>(person.groups()), "how", how);
        try {
            transaction.executeWithoutResult(
                    status -> trail.record(FactKind.SIGN_IN, null, what, person.login(), details));
        } catch (DataAccessException | TransactionException failure) {
            throw new DataAccessResourceFailureException("The sign-in cannot be recorded", failure);
        }
    }
}

package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.Person;
import org.gatehouse.trail.AuditTrail;
import org.gatehouse.trail.FactKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Which calls are recorded, and how many logins are remembered for that. */
class CallersOnRecordTest {

    private final AuditTrail trail = mock(AuditTrail.class);
    private final Clock clock = mock(Clock.class);
    private final SignInFacts facts = new SignInFacts(
            mock(SignIn.class, call -> "basic"),
            trail,
            new TransactionTemplate(mock(PlatformTransactionManager.class)),
            clock);

    @BeforeEach
    void morning() {
        itIs(Duration.ZERO);
    }

    @Test
    void anotherRoleIsAnotherFactWithinTheHour() {
        facts.called(person("ann", "helpdesk"));
        facts.called(person("ann", "helpdesk"));
        facts.called(person("ann", "helpdesk", "auditors"));

        recorded("ann", 2);
    }

    @Test
    void afterAnHourItIsRecordedAgainAndTheFormerForgotten() {
        facts.called(person("ann", "helpdesk"));
        facts.called(person("ben", "helpdesk"));
        itIs(Duration.ofMinutes(59));
        facts.called(person("ann", "helpdesk"));
        recorded("ann", 1);

        itIs(Duration.ofMinutes(60));
        facts.called(person("ann", "helpdesk"));
        facts.forgetIdle();

        recorded("ann", 2);
        assertThat(facts.remembered()).isOne();
    }

    @Test
    void noMoreThanSoManyAreRemembered() {
        for (int number = 0; number < SignInFacts.MOST_REMEMBERED + 50; number++) {
            facts.called(person("login" + number, "helpdesk"));
        }

        assertThat(facts.remembered()).isEqualTo(SignInFacts.MOST_REMEMBERED);
        facts.called(person("login0", "helpdesk"));
        recorded("login0", 1);
    }

    @Test
    void whoCouldNotBeRecordedIsTriedAgain() {
        doThrow(new DataIntegrityViolationException("full"))
                .doNothing()
                .when(trail)
                .record(any(), any(), any(), any(), any());

        assertThatThrownBy(() -> facts.called(person("ann", "helpdesk")))
                .isInstanceOf(DataAccessResourceFailureException.class);
        facts.called(person("ann", "helpdesk"));

        recorded("ann", 2);
    }

    private void recorded(String login, int times) {
        verify(trail, times(times)).record(eq(FactKind.SIGN_IN), any(), any(), eq(login), any());
    }

    private void itIs(Duration later) {
        Instant now = Instant.parse("2026-11-23T10:00:00Z").plus(later);
        when(clock.instant()).thenReturn(now);
    }

    private static Person person(String login, String... groups) {
        return new Person(login, login, AccountAddress.of(login + "@x26.example"), Set.of(groups));
    }
}

package org.gatehouse.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.directory.MfaPolicy.NAMED_LOCATIONS;
import static org.gatehouse.directory.MfaPolicy.STANDARD;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.gatehouse.census.Entry;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.enrolment.EnrolmentPolicy.Begin;
import org.gatehouse.enrolment.EnrolmentPolicy.Nothing;
import org.gatehouse.enrolment.EnrolmentPolicy.Outcome;
import org.gatehouse.enrolment.EnrolmentPolicy.Over;
import org.gatehouse.enrolment.EnrolmentPolicy.Registered;
import org.gatehouse.enrolment.EnrolmentPolicy.Seen;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.junit.jupiter.api.Test;

class EnrolmentPolicyTest {

    private static final Instant JOINED = Instant.parse("2026-11-20T09:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final MethodType NO_METHOD = null;

    /** An account under a policy, or under none. */
    private record Account(MfaPolicy policy, MethodType method, boolean perUserMfa, boolean enabled, AccountKind kind) {

        Account(MfaPolicy policy, MethodType method) {
            this(policy, method, false, true, AccountKind.USER);
        }

        Account withPerUserMfa() {
            return new Account(policy, method, true, enabled, kind);
        }

        Account disabled() {
            return new Account(policy, method, perUserMfa, false, kind);
        }

        Account of(AccountKind other) {
            return new Account(policy, method, perUserMfa, enabled, other);
        }

        Entry entry() {
            return new Entry(
                    "id",
                    AccountAddress.of("ana@za1.example"),
                    "Ana Ash",
                    OdsCode.of("ZA1"),
                    kind,
                    enabled,
                    false,
                    false,
                    perUserMfa,
                    method == null ? Set.of() : Set.of(method),
                    false,
                    policy == null ? Set.of() : Set.of(policy),
                    policy == STANDARD ? JOINED : null,
                    policy == NAMED_LOCATIONS ? JOINED : null);
        }
    }

    @Test
    void whoJoinsWithoutAMethodIsFollowedFromTheJoiningOn() {
        assertThat(change(new Account(null, NO_METHOD), new Account(STANDARD, NO_METHOD)))
                .isEqualTo(new Begin(STANDARD, JOINED));
        assertThat(change(null, new Account(NAMED_LOCATIONS, NO_METHOD)))
                .as("made in the group")
                .isEqualTo(new Begin(NAMED_LOCATIONS, JOINED));
    }

    @Test
    void aKeyOrACardAloneIsNoMethod() {
        assertThat(change(new Account(null, MethodType.FIDO2), new Account(STANDARD, MethodType.FIDO2)))
                .isInstanceOf(Begin.class);
        assertThat(change(new Account(null, MethodType.SMARTCARD), new Account(STANDARD, MethodType.SMARTCARD)))
                .isInstanceOf(Begin.class);
    }

    @Test
    void whoJoinsStandardWithAMethodHasNothingOutstanding() {
        assertThat(change(new Account(null, MethodType.SMS), new Account(STANDARD, MethodType.SMS)))
                .isInstanceOf(Nothing.class);
    }

    @Test
    void namedLocationsIsWaitedForAlsoWithAMethod() {
        assertThat(change(new Account(STANDARD, MethodType.SMS), new Account(NAMED_LOCATIONS, MethodType.SMS)))
                .isEqualTo(new Begin(NAMED_LOCATIONS, JOINED));
    }

    @Test
    void perUserMfaIsOutstandingUnderEitherPolicy() {
        Account before = new Account(null, MethodType.SMS).withPerUserMfa();

        assertThat(change(before, new Account(STANDARD, MethodType.SMS).withPerUserMfa()))
                .isEqualTo(new Begin(STANDARD, JOINED));
    }

    @Test
    void whoLosesTheLastMethodRegistersAnew() {
        assertThat(change(new Account(STANDARD, MethodType.SMS), new Account(STANDARD, NO_METHOD)))
                .isEqualTo(new Begin(STANDARD, JOINED));
    }

    @Test
    void whoIsEnabledAgainWithoutAMethodRegisters() {
        assertThat(change(new Account(STANDARD, NO_METHOD).disabled(), new Account(STANDARD, NO_METHOD)))
                .isEqualTo(new Begin(STANDARD, JOINED));
        assertThat(change(new Account(STANDARD, MethodType.SMS).disabled(), new Account(STANDARD, MethodType.SMS)))
                .isInstanceOf(Nothing.class);
    }

    @Test
    void aMemberOfOldWithoutAMethodIsNoNews() {
        assertThat(change(new Account(STANDARD, NO_METHOD), new Account(STANDARD, NO_METHOD)))
                .isInstanceOf(Nothing.class);
    }

    @Test
    void whatIsUnderWayGoesOnUntilAMethodIsRegistered() {
        Account waiting = new Account(NAMED_LOCATIONS, NO_METHOD);

        assertThat(EnrolmentPolicy.of(seen(waiting, waiting, false), NAMED_LOCATIONS))
                .isInstanceOf(Nothing.class);
        assertThat(EnrolmentPolicy.of(
                        seen(waiting, new Account(NAMED_LOCATIONS, MethodType.CALL), false), NAMED_LOCATIONS))
                .isInstanceOf(Registered.class);
    }

    @Test
    void leavingEndsIt() {
        Account waiting = new Account(NAMED_LOCATIONS, NO_METHOD);

        assertThat(EnrolmentPolicy.of(seen(waiting, new Account(null, NO_METHOD), false), NAMED_LOCATIONS))
                .isEqualTo(new Over(EnrolmentState.LEFT));
        assertThat(EnrolmentPolicy.of(seen(waiting, null, false), NAMED_LOCATIONS))
                .isEqualTo(new Over(EnrolmentState.DELETED));
        assertThat(EnrolmentPolicy.of(seen(waiting, waiting, true), NAMED_LOCATIONS))
                .isEqualTo(new Over(EnrolmentState.COMPROMISED));
    }

    @Test
    void whoeverMovesWithNothingOutstandingIsFollowedNoLonger() {
        Account before = new Account(NAMED_LOCATIONS, MethodType.SMS);

        assertThat(EnrolmentPolicy.of(seen(before, new Account(STANDARD, MethodType.SMS), false), NAMED_LOCATIONS))
                .isEqualTo(new Over(EnrolmentState.LEFT));
    }

    @Test
    void whateverChangesNobodyIsFollowedInVainOrTwice() {
        List<Account> accounts = accounts();
        for (Account before : accounts) {
            for (Account now : accounts) {
                for (boolean compromised : List.of(false, true)) {
                    Seen seen = seen(before, now, compromised);
                    if (EnrolmentPolicy.of(seen, null) instanceof Begin begin) {
                        assertThat(now.enabled()).as(now.toString()).isTrue();
                        assertThat(now.kind()).isNotEqualTo(AccountKind.SHARED_MAILBOX);
                        assertThat(compromised).isFalse();
                        assertThat(begin.policy()).isEqualTo(now.policy()).isNotNull();
                        assertThat(EnrolmentPolicy.of(seen, begin.policy())).isNotInstanceOf(Begin.class);
                    }
                }
            }
        }
    }

    @Test
    void whoJoinsWithSomethingOutstandingIsAlwaysFollowed() {
        for (Account now : accounts()) {
            boolean outstanding = now.policy() != null
                    && now.enabled()
                    && now.kind() != AccountKind.SHARED_MAILBOX
                    && (now.method() != MethodType.SMS || now.perUserMfa() || now.policy() == NAMED_LOCATIONS);

            assertThat(change(null, now) instanceof Begin).as(now.toString()).isEqualTo(outstanding);
        }
    }

    private static List<Account> accounts() {
        var accounts = new ArrayList<Account>();
        for (MfaPolicy policy : Arrays.asList(null, STANDARD, NAMED_LOCATIONS)) {
            for (MethodType method : Arrays.asList(NO_METHOD, MethodType.SMS, MethodType.FIDO2)) {
                for (AccountKind kind : AccountKind.values()) {
                    Account account = new Account(policy, method).of(kind);
                    accounts.add(account);
                    accounts.add(account.withPerUserMfa());
                    accounts.add(account.disabled());
                    accounts.add(account.withPerUserMfa().disabled());
                }
            }
        }
        return accounts;
    }

    private static Outcome change(Account before, Account now) {
        return EnrolmentPolicy.of(seen(before, now, false), null);
    }

    private static Seen seen(Account before, Account now, boolean compromised) {
        return new Seen(
                before == null ? null : before.entry(),
                now == null ? null : now.entry(),
                before == null ? null : before.policy(),
                now == null ? null : now.policy(),
                compromised,
                NOW);
    }
}

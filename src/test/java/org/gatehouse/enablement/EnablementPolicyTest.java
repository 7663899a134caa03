package org.gatehouse.enablement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.enablement.EnablementPolicy.Facts;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.junit.jupiter.api.Test;

/** Every combination of what is known of an account. */
class EnablementPolicyTest {

    private static final OdsCode ZA1 = OdsCode.of("ZA1");
    private static final List<Boolean> BOTH = List.of(true, false);
    private static final List<Set<MfaPolicy>> POLICIES = List.of(
            Set.of(), Set.of(MfaPolicy.STANDARD), Set.of(MfaPolicy.NAMED_LOCATIONS), EnumSet.allOf(MfaPolicy.class));

    @Test
    void nobodyIsThereForAnotherOrganisation() {
        Facts facts = new Facts(account(AccountKind.USER, true, false, false, List.of(), Set.of()), false, false);
        assertThat(EnablementPolicy.judge(OdsCode.of("ZB2"), facts)).isEqualTo(Judgement.not(Reason.ACCOUNT_UNKNOWN));
        assertThat(EnablementPolicy.judge(ZA1, null)).isEqualTo(Judgement.not(Reason.ACCOUNT_UNKNOWN));
    }

    @Test
    void aMethodForPasswordResetsAloneIsNoMfaAndNeedsNoRemark() {
        Facts facts = new Facts(
                account(AccountKind.USER, true, false, false, List.of(MethodType.SMS), Set.of()), false, false);
        assertThat(EnablementPolicy.judge(ZA1, facts)).isEqualTo(new Judgement(Verdict.WILL_BE_ENABLED, List.of()));
    }

    @Test
    void whoeverNothingForbidsIsEnabledUnlessAPolicyAsksAlready() {
        for (Facts facts : all()) {
            DirectoryAccount account = facts.account();
            boolean standard = account.policies().contains(MfaPolicy.STANDARD);
            boolean forbidden = account.kind() == AccountKind.SHARED_MAILBOX
                    || account.breakGlass()
                    || facts.compromised() && !standard;
            Verdict meant = forbidden
                    ? Verdict.NOT_ENABLED
                    : account.policies().isEmpty() ? Verdict.WILL_BE_ENABLED : Verdict.ALREADY_ENABLED;

            Judgement judged = EnablementPolicy.judge(ZA1, facts);

            assertThat(judged.verdict()).as(facts.toString()).isEqualTo(meant);
            assertThat(judged.reasons()).as(facts.toString()).doesNotHaveDuplicates();
            holds(judged, facts, Reason.SHARED_MAILBOX, account.kind() == AccountKind.SHARED_MAILBOX);
            holds(judged, facts, Reason.ACCOUNT_BREAK_GLASS, account.breakGlass());
            holds(judged, facts, Reason.ACCOUNT_COMPROMISED, facts.compromised() && (forbidden ? !standard : standard));
            holds(judged, facts, Reason.EXCEPTION_RUNS, !forbidden && facts.exempt());
            holds(
                    judged,
                    facts,
                    Reason.SHARED_USER_ACCOUNT,
                    !forbidden && account.kind() == AccountKind.SHARED_USER_ACCOUNT && !facts.exempt());
            holds(judged, facts, Reason.ACCOUNT_DISABLED, !forbidden && !account.enabled());
            holds(
                    judged,
                    facts,
                    Reason.NAMED_LOCATIONS,
                    !forbidden && account.policies().equals(Set.of(MfaPolicy.NAMED_LOCATIONS)));
            holds(judged, facts, Reason.PER_USER_MFA, meant == Verdict.WILL_BE_ENABLED && account.perUserMfa());
            holds(
                    judged,
                    facts,
                    Reason.NO_METHOD_REGISTERED,
                    !forbidden && !account.methods().contains(new AuthenticationMethod(MethodType.SMS, null)));
        }
    }

    private static void holds(Judgement judged, Facts facts, Reason reason, boolean meant) {
        assertThat(judged.reasons().contains(reason))
                .as("%s of %s", reason, facts)
                .isEqualTo(meant);
    }

    private static List<Facts> all() {
        var all = new ArrayList<Facts>();
        for (AccountKind kind : AccountKind.values()) {
            for (boolean enabled : BOTH) {
                for (boolean breakGlass : BOTH) {
                    for (boolean perUser : BOTH) {
                        for (List<MethodType> methods :
                                List.of(List.<MethodType>of(), List.of(MethodType.FIDO2), List.of(MethodType.SMS))) {
                            for (Set<MfaPolicy> policies : POLICIES) {
                                for (boolean compromised : BOTH) {
                                    for (boolean exempt : BOTH) {
                                        all.add(new Facts(
                                                account(kind, enabled, breakGlass, perUser, methods, policies),
                                                compromised,
                                                exempt));
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        return all;
    }

    private static DirectoryAccount account(
            AccountKind kind,
            boolean enabled,
            boolean breakGlass,
            boolean perUserMfa,
            List<MethodType> methods,
            Set<MfaPolicy> policies) {
        return new DirectoryAccount(
                "id",
                AccountAddress.of("somebody@za1.example"),
                "Somebody",
                ZA1,
                kind,
                enabled,
                false,
                breakGlass,
                perUserMfa,
                methods.stream()
                        .map(method -> new AuthenticationMethod(method, null))
                        .toList(),
                List.of(),
                policies,
                List.of(),
                Instant.EPOCH);
    }
}

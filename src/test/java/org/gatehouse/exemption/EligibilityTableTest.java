package org.gatehouse.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gatehouse.GatehouseTest;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.exemption.EligibilityTable.Facts;
import org.gatehouse.exemption.EligibilityTable.Ground;
import org.gatehouse.exemption.EligibilityTable.Running;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.standing.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every row of {@code exception-eligibility.dmn}, alone and with others. */
@GatehouseTest
class EligibilityTableTest {

    /** An ordinary account, which may have either kind of exception until something is changed of it. */
    private static final class Case {
        final ExceptionKind kind;
        Rationale rationale;
        boolean compromised;
        boolean everCompromised;
        boolean administrator;
        boolean breakGlass;
        AccountKind account = AccountKind.USER;
        boolean method = true;
        boolean policy = true;
        boolean perUserMfa;
        Running running = Running.NONE;

        private Case(ExceptionKind kind) {
            this.kind = kind;
            this.rationale = kind == ExceptionKind.SHORT ? null : Rationale.CLINICAL_RISK;
        }

        @SafeVarargs
        static Case of(ExceptionKind kind, Consumer<Case>... changes) {
            var changed = new Case(kind);
            Stream.of(changes).forEach(change -> change.accept(changed));
            return changed;
        }
    }

    private static final Consumer<Case> COMPROMISED = each -> {
        each.compromised = true;
        each.everCompromised = true;
    };
    private static final Consumer<Case> COMPROMISED_ONCE = each -> each.everCompromised = true;
    private static final Consumer<Case> ADMINISTRATOR = each -> each.administrator = true;
    private static final Consumer<Case> BREAK_GLASS = each -> each.breakGlass = true;
    private static final Consumer<Case> NO_METHOD = each -> each.method = false;
    private static final Consumer<Case> NO_POLICY = each -> each.policy = false;
    private static final Consumer<Case> PER_USER_MFA = each -> each.perUserMfa = true;
    private static final Consumer<Case> SHARED = each -> {
        each.account = AccountKind.SHARED_USER_ACCOUNT;
        each.rationale = Rationale.SHARED_USER_ACCOUNT;
    };

    @Autowired
    private EligibilityTable table;

    @ParameterizedTest
    @EnumSource
    void anOrdinaryAccountMayHaveBoth(ExceptionKind kind) {
        assertThat(grounds(Case.of(kind))).isEmpty();
    }

    static Stream<Arguments> grounds() {
        return Stream.of(
                row("ACCOUNT_COMPROMISED", COMPROMISED),
                row("ACCOUNT_ADMINISTRATOR", ADMINISTRATOR),
                row("ACCOUNT_BREAK_GLASS", BREAK_GLASS),
                row("SHARED_MAILBOX", each -> each.account = AccountKind.SHARED_MAILBOX),
                row("NO_METHOD_REGISTERED", NO_METHOD),
                row("NOT_UNDER_MFA", NO_POLICY),
                row("PER_USER_MFA", PER_USER_MFA),
                row("EXCEPTION_RUNS", having(Running.OTHER)),
                row("NOTHING_TO_RENEW", having(Running.NOT_RENEWABLE)));
    }

    @ParameterizedTest
    @MethodSource("grounds")
    void eachGroundAloneSpeaksAgainstBothKinds(String code, Consumer<Case> change) {
        for (ExceptionKind kind : ExceptionKind.values()) {
            assertThat(grounds(Case.of(kind, change))).containsExactly(code);
        }
    }

    @Test
    void afterACompromiseADayIsPossibleAndAHalfYearIsNot() {
        assertThat(grounds(Case.of(ExceptionKind.SHORT, COMPROMISED_ONCE))).isEmpty();
        assertThat(grounds(Case.of(ExceptionKind.LONG, COMPROMISED_ONCE))).containsExactly("ACCOUNT_EVER_COMPROMISED");
    }

    @Test
    void forAUserAccountUsedAsASharedMailboxNeitherMethodNorPolicyIsNeeded() {
        assertThat(grounds(Case.of(ExceptionKind.LONG, SHARED, NO_METHOD, NO_POLICY)))
                .isEmpty();
        assertThat(grounds(Case.of(ExceptionKind.LONG, SHARED, PER_USER_MFA))).containsExactly("PER_USER_MFA");
        assertThat(grounds(Case.of(ExceptionKind.LONG, SHARED, ADMINISTRATOR)))
                .containsExactly("ACCOUNT_ADMINISTRATOR");
        assertThat(grounds(Case.of(
                        ExceptionKind.LONG, SHARED, each -> each.rationale = Rationale.OTHER, NO_METHOD, NO_POLICY)))
                .containsExactly("NO_METHOD_REGISTERED", "NOT_UNDER_MFA");
    }

    @Test
    void whatIsBeingRenewedStandsInNobodysWay() {
        assertThat(grounds(Case.of(ExceptionKind.LONG, having(Running.RENEWED))))
                .isEmpty();
    }

    @Test
    void whoIsUnderPerUserMfaAloneIsNotToldToBeUnderNone() {
        assertThat(grounds(Case.of(ExceptionKind.SHORT, NO_POLICY, PER_USER_MFA)))
                .containsExactly("PER_USER_MFA");
    }

    @Test
    void allGroundsAreToldTogether() {
        assertThat(grounds(Case.of(
                        ExceptionKind.SHORT,
                        COMPROMISED,
                        ADMINISTRATOR,
                        BREAK_GLASS,
                        NO_METHOD,
                        NO_POLICY,
                        having(Running.OTHER))))
                .containsExactly(
                        "ACCOUNT_COMPROMISED",
                        "ACCOUNT_ADMINISTRATOR",
                        "ACCOUNT_BREAK_GLASS",
                        "NO_METHOD_REGISTERED",
                        "NOT_UNDER_MFA",
                        "EXCEPTION_RUNS");
    }

    private static Consumer<Case> having(Running running) {
        return each -> each.running = running;
    }

    private List<String> grounds(Case of) {
        var account = new DirectoryAccount(
                "id",
                AccountAddress.of("somebody@za1.example"),
                "Somebody",
                OdsCode.of("ZA1"),
                of.account,
                true,
                of.administrator,
                of.breakGlass,
                of.perUserMfa,
                of.method ? List.of(new AuthenticationMethod(MethodType.SMS, null)) : List.of(),
                List.of(),
                of.policy ? Set.of(MfaPolicy.STANDARD) : Set.of(),
                List.of(),
                Instant.EPOCH);
        var facts =
                new Facts(of.kind, of.rationale, account, new Standing(of.compromised, of.everCompromised), of.running);
        return table.groundsAgainst(facts).stream().map(Ground::code).toList();
    }

    private static Arguments row(String code, Consumer<Case> change) {
        return Arguments.of(code, change);
    }
}

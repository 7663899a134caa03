package org.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.guidance.Topic;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.precedence.MfaState;
import org.gatehouse.standing.Standing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which guidance an account gives reason to read: for its holder, and for whoever helps them. */
class AdviceTest {

    private static final Standing GOOD = new Standing(false, false);
    private static final Standing COMPROMISED = new Standing(true, true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STANDARD          |                       | false | REGISTER_NOW",
                "STANDARD          | FIDO2 SMARTCARD       | false | REGISTER_NOW",
                "PER_USER          |                       | false | REGISTER_NOW",
                "NAMED_LOCATIONS   |                       | false | GRACE",
                "NAMED_LOCATIONS   |                       | true  | REGISTER_NOW",
                "NONE              |                       | false | GET_STARTED",
                "NONE              | FIDO2                 | false | GET_STARTED",
                "SELF_SERVICE_ONLY | SMS                   | false | MORE_THAN_ONE_METHOD",
                "STANDARD          | SMS                   | false | MORE_THAN_ONE_METHOD",
                "STANDARD          | SMS FIDO2             | false | MORE_THAN_ONE_METHOD",
                "STANDARD          | SMS AUTHENTICATOR_APP | false | ",
                "NAMED_LOCATIONS   | SMS CALL              | false | "
            })
    void aHolderIsToldWhatThereIsToDo(MfaState mfa, String methods, boolean administrator, Topic topic) {
        assertThat(info(mfa, GOOD, administrator, true, methods(methods)).toDo())
                .isEqualTo(topic == null ? List.of() : List.of(topic));
    }

    @Test
    void aNumberFromAbroadIsToBeReplacedWhateverElseThereIs() {
        assertThat(info(MfaState.STANDARD, GOOD, false, true, List.of(abroad())).toDo())
                .containsExactly(Topic.UK_NUMBERS, Topic.MORE_THAN_ONE_METHOD);
    }

    @Test
    void whatHelpsIsWhatTheMethodsNeed() {
        assertThat(info(MfaState.STANDARD, GOOD, false, true, methods("SMS")).whenSomethingHappens())
                .containsExactly(Topic.NEW_PHONE, Topic.CHANGED_NUMBER, Topic.LOST_DEVICE, Topic.LOCKED_OUT);
        assertThat(info(MfaState.STANDARD, GOOD, false, true, methods("AUTHENTICATOR_APP CALL"))
                        .whenSomethingHappens())
                .containsExactly(
                        Topic.NEW_PHONE,
                        Topic.CHANGED_NUMBER,
                        Topic.MOVE_AUTHENTICATOR,
                        Topic.AUTHENTICATOR_TROUBLE,
                        Topic.LOST_DEVICE);
        assertThat(info(MfaState.NONE, GOOD, false, true, List.of()).whenSomethingHappens())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, false, false, true, true",
        "SELF_SERVICE_ONLY, false, false, true, true",
        "PER_USER, false, false, true, true",
        "STANDARD, false, false, true, false",
        "NAMED_LOCATIONS, false, false, true, false",
        "SHARED_MAILBOX, false, false, true, false",
        "NONE, false, true, true, false",
        "NONE, true, true, true, false",
        "NONE, false, false, false, false"
    })
    void enrolmentIsOfferedWhereItProtects(
            MfaState mfa, boolean compromised, boolean everCompromised, boolean enabled, boolean offered) {
        var standing = new Standing(compromised, everCompromised);
        assertThat(info(mfa, standing, false, enabled, List.of()).mayEnrol()).isEqualTo(offered);
        assertThat(info(mfa, standing, false, enabled, List.of()).locked()).isEqualTo(compromised || !enabled);
    }

    @Test
    void anAdministratorReadsWhatTheAccountGivesReasonFor() {
        assertThat(about(MfaState.NONE, GOOD, Set.of(), List.of()))
                .containsExactlyInAnyOrder(
                        Topic.ADMIN_GUIDE, Topic.EXCEPTIONS, Topic.NOT_PROTECTED, Topic.SELF_ENROLMENT);
        assertThat(about(MfaState.STANDARD, GOOD, Set.of(MfaPolicy.STANDARD), List.of()))
                .containsExactlyInAnyOrder(Topic.ADMIN_GUIDE, Topic.EXCEPTIONS, Topic.REGISTER_NOW, Topic.TOTP);
        assertThat(about(
                        MfaState.NAMED_LOCATIONS,
                        GOOD,
                        Set.of(MfaPolicy.values()),
                        List.of(new AuthenticationMethod(MethodType.SMS, "+44 7700 900123"))))
                .containsExactlyInAnyOrder(
                        Topic.ADMIN_GUIDE,
                        Topic.EXCEPTIONS,
                        Topic.NAMED_LOCATIONS,
                        Topic.PRECEDENCE,
                        Topic.MORE_THAN_ONE_METHOD,
                        Topic.LOCKED_OUT,
                        Topic.RE_ENROLLING,
                        Topic.LOST_DEVICE,
                        Topic.NEW_PHONE);
        assertThat(about(MfaState.NAMED_LOCATIONS, GOOD, Set.of(MfaPolicy.NAMED_LOCATIONS), List.of()))
                .contains(Topic.GRACE);
        assertThat(about(MfaState.STANDARD, GOOD, Set.of(MfaPolicy.STANDARD), List.of(abroad())))
                .contains(Topic.UK_NUMBERS)
                .doesNotContain(Topic.NEW_PHONE);
        assertThat(about(MfaState.STANDARD, COMPROMISED, Set.of(MfaPolicy.STANDARD), List.of()))
                .containsExactlyInAnyOrder(Topic.ADMIN_GUIDE, Topic.COMPROMISED);
    }

    private static Set<Topic> about(
            MfaState mfa, Standing standing, Set<MfaPolicy> policies, List<AuthenticationMethod> methods) {
        return AdviceOnAccount.about(new AccountRecord(
                account(false, true, policies, methods),
                false,
                standing,
                Belongings.NONE,
                null,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                mfa));
    }

    private static SecurityInfo info(
            MfaState mfa,
            Standing standing,
            boolean administrator,
            boolean enabled,
            List<AuthenticationMethod> methods) {
        return new SecurityInfo(
                account(administrator, enabled, Set.of(), methods),
                standing,
                mfa,
                methods.stream().map(method -> ShownMethod.of(method, false)).toList(),
                null,
                null);
    }

    private static DirectoryAccount account(
            boolean administrator, boolean enabled, Set<MfaPolicy> policies, List<AuthenticationMethod> methods) {
        return new DirectoryAccount(
                "id",
                AccountAddress.of("a@za1.example"),
                "A",
                OdsCode.of("ZA1"),
                AccountKind.USER,
                enabled,
                administrator,
                false,
                false,
                methods,
                List.of(),
                policies,
                List.of(),
                Instant.EPOCH);
    }

    private static AuthenticationMethod abroad() {
        return new AuthenticationMethod(MethodType.CALL, "+353 85 012 3456");
    }

    private static List<AuthenticationMethod> methods(String types) {
        return types == null
                ? List.of()
                : Arrays.stream(types.split(" "))
                        .map(type -> new AuthenticationMethod(MethodType.valueOf(type), null))
                        .toList();
    }
}

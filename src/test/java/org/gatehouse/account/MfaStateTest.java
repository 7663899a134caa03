package org.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.MethodType;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.precedence.EffectivePolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MfaStateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STANDARD        | USER                | SMS   | STANDARD",
                "NAMED_LOCATIONS | USER                | SMS   | NAMED_LOCATIONS",
                "STANDARD        | USER                |       | STANDARD",
                "PER_USER        | USER                | SMS   | PER_USER",
                "PER_USER        | USER                |       | PER_USER",
                "NONE            | USER                | SMS   | SELF_SERVICE_ONLY",
                "NONE            | USER                | FIDO2 | SELF_SERVICE_ONLY",
                "NONE            | USER                |       | NONE",
                "NONE            | SHARED_USER_ACCOUNT |       | NONE",
                "NONE            | SHARED_MAILBOX      |       | SHARED_MAILBOX",
                "STANDARD        | SHARED_MAILBOX      |       | STANDARD"
            })
    void theStateIsWhatAsksForTheSecondFactor(
            EffectivePolicy effective, AccountKind kind, MethodType method, MfaState state) {
        List<AuthenticationMethod> methods =
                method == null ? List.of() : List.of(new AuthenticationMethod(method, null));
        var account = new DirectoryAccount(
                "id",
                AccountAddress.of("ana@za1.example"),
                "Ana Ash",
                OdsCode.of("ZA1"),
                kind,
                true,
                false,
                false,
                false,
                methods,
                List.of(),
                Set.of(),
                List.of(),
                null);

        assertThat(MfaState.of(account, effective)).isEqualTo(state);
    }
}

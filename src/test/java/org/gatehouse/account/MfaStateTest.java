package org.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.AuthenticationMethod;
import org.gatehouse.directory.DirectoryAccount;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;
import org.gatehouse.standing.Standing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MfaStateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STANDARD                 | false | USER                | SMS   | false | STANDARD",
                "NAMED_LOCATIONS          | false | USER                | SMS   | false | NAMED_LOCATIONS",
                "STANDARD NAMED_LOCATIONS | false | USER                | SMS   | false | NAMED_LOCATIONS",
                "STANDARD                 | true  | USER                | SMS   | false | STANDARD",
                "STANDARD                 | false | USER                |       | false | STANDARD",
                "                         | true  | USER                | SMS   | false | PER_USER",
                "                         | true  | USER                |       | false | PER_USER",
                "                         | false | USER                | SMS   | false | SELF_SERVICE_ONLY",
                "                         | false | USER                | FIDO2 | false | SELF_SERVICE_ONLY",
                "                         | false | USER                |       | false | NONE",
                "                         | false | SHARED_USER_ACCOUNT |       | false | NONE",
                "                         | false | SHARED_MAILBOX      |       | false | SHARED_MAILBOX",
                "STANDARD                 | false | SHARED_MAILBOX      |       | false | STANDARD",
                "STANDARD NAMED_LOCATIONS | false | USER                | SMS   | true  | STANDARD",
                "NAMED_LOCATIONS          | false | USER                | SMS   | true  | STANDARD",
                "                         | false | USER                | SMS   | true  | STANDARD"
            })
    void theStateIsWhatAsksForTheSecondFactor(
            String policies,
            boolean perUserMfa,
            AccountKind kind,
            MethodType method,
            boolean everCompromised,
            MfaState state) {
        Set<MfaPolicy> linked = policies == null
                ? Set.of()
                : Arrays.stream(policies.split(" ")).map(MfaPolicy::valueOf).collect(Collectors.toSet());
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
                perUserMfa,
                methods,
                List.of(),
                linked,
                List.of(),
                null);

        assertThat(MfaState.of(account, new Standing(false, everCompromised))).isEqualTo(state);
    }
}

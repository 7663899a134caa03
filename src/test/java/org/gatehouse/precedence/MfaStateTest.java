package org.gatehouse.precedence;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.directory.AccountKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MfaStateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STANDARD        | USER                | true  | STANDARD          | under",
                "NAMED_LOCATIONS | USER                | true  | NAMED_LOCATIONS   | under",
                "STANDARD        | USER                | false | STANDARD          | under",
                "PER_USER        | USER                | true  | PER_USER          | under",
                "PER_USER        | USER                | false | PER_USER          | under",
                "NONE            | USER                | true  | SELF_SERVICE_ONLY | lacking",
                "NONE            | USER                | false | NONE              | lacking",
                "NONE            | SHARED_USER_ACCOUNT | false | NONE              | lacking",
                "NONE            | SHARED_MAILBOX      | false | SHARED_MAILBOX    | needing none",
                "NONE            | SHARED_MAILBOX      | true  | SHARED_MAILBOX    | needing none",
                "STANDARD        | SHARED_MAILBOX      | false | STANDARD          | under"
            })
    void theStateIsWhatAsksForTheSecondFactor(
            EffectivePolicy effective, AccountKind kind, boolean hasMethod, MfaState state, String stands) {
        MfaState found = MfaState.of(kind, hasMethod, effective);

        assertThat(found).isEqualTo(state);
        assertThat(found.isUnderMfa()).isEqualTo(stands.equals("under"));
        assertThat(found.lacksMfa()).isEqualTo(stands.equals("lacking"));
    }
}

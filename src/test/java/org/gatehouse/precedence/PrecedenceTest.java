package org.gatehouse.precedence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.gatehouse.GatehouseTest;
import org.gatehouse.directory.MfaPolicy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@GatehouseTest
class PrecedenceTest {

    @Autowired
    private Precedence precedence;

    @ParameterizedTest(name = "Named Locations {0}, Standard {1}, per-user MFA {2}, ever compromised {3}: {4}")
    @CsvSource({
        "false, false, false, false, NONE",
        "false, false, true,  false, PER_USER",
        "false, true,  false, false, STANDARD",
        "false, true,  true,  false, STANDARD",
        "true,  false, false, false, NAMED_LOCATIONS",
        "true,  false, true,  false, NAMED_LOCATIONS",
        "true,  true,  false, false, NAMED_LOCATIONS",
        "true,  true,  true,  false, NAMED_LOCATIONS",
        "false, false, false, true,  STANDARD",
        "false, false, true,  true,  STANDARD",
        "false, true,  false, true,  STANDARD",
        "false, true,  true,  true,  STANDARD",
        "true,  false, false, true,  STANDARD",
        "true,  false, true,  true,  STANDARD",
        "true,  true,  false, true,  STANDARD",
        "true,  true,  true,  true,  STANDARD"
    })
    void whateverBringsAnAccountUnderMfaOneOfItCounts(
            boolean namedLocations,
            boolean standard,
            boolean perUserMfa,
            boolean everCompromised,
            EffectivePolicy effective) {
        Set<MfaPolicy> policies = new HashSet<>();
        if (namedLocations) {
            policies.add(MfaPolicy.NAMED_LOCATIONS);
        }
        if (standard) {
            policies.add(MfaPolicy.STANDARD);
        }

        assertThat(precedence.of(policies, perUserMfa, everCompromised)).isEqualTo(effective);
    }
}

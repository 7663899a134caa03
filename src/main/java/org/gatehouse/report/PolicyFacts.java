package org.gatehouse.report;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.directory.MfaPolicy;

/** All that the precedence of policies depends on. */
record PolicyFacts(boolean namedLocations, boolean standard, boolean everCompromised, boolean perUserMfa) {

    static final List<PolicyFacts> EVERY_COMBINATION = both().flatMap(namedLocations -> both().flatMap(
                            standard -> both().flatMap(everCompromised -> both().map(perUser ->
                                    new PolicyFacts(namedLocations, standard, everCompromised, perUser)))))
            .toList();

    Set<MfaPolicy> policies() {
        var policies = EnumSet.noneOf(MfaPolicy.class);
        if (namedLocations) {
            policies.add(MfaPolicy.NAMED_LOCATIONS);
        }
        if (standard) {
            policies.add(MfaPolicy.STANDARD);
        }
        return policies;
    }

    private static Stream<Boolean> both() {
        return Stream.of(true, false);
    }
}

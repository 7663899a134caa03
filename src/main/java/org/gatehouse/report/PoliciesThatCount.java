package org.gatehouse.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.precedence.EffectivePolicy;
import org.gatehouse.precedence.Precedence;

/** Which policy counts, for one report: the table is asked once for each combination of facts. */
final class PoliciesThatCount {

    private final Map<PolicyFacts, EffectivePolicy> known = new HashMap<>();
    private final Precedence precedence;

    PoliciesThatCount(Precedence precedence) {
        this.precedence = precedence;
    }

    EffectivePolicy of(PolicyFacts facts) {
        return known.computeIfAbsent(
                facts, asked -> precedence.of(asked.policies(), asked.perUserMfa(), asked.everCompromised()));
    }

    /** The combinations for which this policy counts. */
    List<PolicyFacts> under(EffectivePolicy policy) {
        return PolicyFacts.EVERY_COMBINATION.stream()
                .filter(facts -> of(facts) == policy)
                .toList();
    }
}

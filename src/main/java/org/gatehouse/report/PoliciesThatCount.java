package org.gatehouse.report;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.precedence.EffectivePolicy;
import org.gatehouse.precedence.PolicyTerms;
import org.gatehouse.precedence.Precedence;

/**
 * Which policy counts, and how long registering may be put off under it, for one report: the tables are asked once for
 * each combination of facts.
 */
final class PoliciesThatCount {

    private final Map<PolicyFacts, EffectivePolicy> counting = new HashMap<>();
    private final Map<MfaPolicy, Duration> graces = new HashMap<>();
    private final Precedence precedence;
    private final PolicyTerms terms;

    PoliciesThatCount(Precedence precedence, PolicyTerms terms) {
        this.precedence = precedence;
        this.terms = terms;
    }

    EffectivePolicy of(PolicyFacts facts) {
        return counting.computeIfAbsent(
                facts, asked -> precedence.of(asked.policies(), asked.perUserMfa(), asked.everCompromised()));
    }

    /** The combinations for which this policy counts. */
    List<PolicyFacts> under(EffectivePolicy policy) {
        return PolicyFacts.EVERY_COMBINATION.stream()
                .filter(facts -> of(facts) == policy)
                .toList();
    }

    /** Zero where registering may not be put off. */
    Duration graceOf(MfaPolicy policy) {
        return graces.computeIfAbsent(policy, asked -> terms.of(asked).grace());
    }
}

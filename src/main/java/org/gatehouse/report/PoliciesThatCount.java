package org.gatehouse.report;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.precedence.EffectivePolicy;
import org.gatehouse.precedence.PolicyTerms;
import org.gatehouse.precedence.Precedence;

/**
 * Which policy counts for each combination of facts, and how long registering may be put off under it. The tables that
 * say so are asked before anything is read: the engine notes that they were, which it could not while it only reads.
 */
final class PoliciesThatCount {

    private final Map<PolicyFacts, EffectivePolicy> counting;
    private final Map<MfaPolicy, Duration> graces = new EnumMap<>(MfaPolicy.class);

    PoliciesThatCount(Precedence precedence, PolicyTerms terms) {
        counting = PolicyFacts.EVERY_COMBINATION.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        facts -> precedence.of(facts.policies(), facts.perUserMfa(), facts.everCompromised())));
        for (MfaPolicy policy : MfaPolicy.values()) {
            graces.put(policy, terms.of(policy).grace());
        }
    }

    EffectivePolicy of(PolicyFacts facts) {
        return counting.get(facts);
    }

    /** The combinations for which this policy counts. */
    List<PolicyFacts> under(EffectivePolicy policy) {
        return PolicyFacts.EVERY_COMBINATION.stream()
                .filter(facts -> of(facts) == policy)
                .toList();
    }

    /** Zero where registering may not be put off. */
    Duration graceOf(MfaPolicy policy) {
        return graces.get(policy);
    }
}

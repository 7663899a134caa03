package org.gatehouse.signin;

import java.time.Instant;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.precedence.EffectivePolicy;
import org.gatehouse.precedence.PolicyTerms;
import org.gatehouse.precedence.Precedence;
import org.springframework.stereotype.Component;

/** The tables that say together what becomes of a sign-in. */
@Component
class SignInRules {

    private final OutcomeTable outcomes;
    private final Precedence precedence;
    private final PolicyTerms terms;

    SignInRules(OutcomeTable outcomes, Precedence precedence, PolicyTerms terms) {
        this.outcomes = outcomes;
        this.precedence = precedence;
        this.terms = terms;
    }

    /** All rules as they are in force now; whoever looks at many accounts judges all of them by the same. */
    InForce inForce() {
        return new InForce(outcomes.inForce(), precedence.inForce(), terms.of(MfaPolicy.NAMED_LOCATIONS));
    }

    /** The rules of one moment. */
    static final class InForce {

        private final OutcomeTable.Edition outcomes;
        private final Precedence.InForce precedence;
        private final PolicyTerms.Terms lengths;

        private InForce(OutcomeTable.Edition outcomes, Precedence.InForce precedence, PolicyTerms.Terms lengths) {
            this.outcomes = outcomes;
            this.precedence = precedence;
            this.lengths = lengths;
        }

        Verdict judge(Facts facts, Attempt attempt) {
            Instant joined = facts.graceStartedAt() == null ? attempt.at() : facts.graceStartedAt();
            Instant graceEndsAt = joined.plus(lengths.grace());
            boolean overdue = !attempt.at().isBefore(joined.plus(lengths.perUserRemoved()));
            EffectivePolicy policy = precedence.of(facts.policies(), facts.perUserMfa(), facts.everCompromised());
            Ruling ruling = outcomes.of(Question.of(facts, attempt, policy, graceEndsAt));
            return new Verdict(facts, attempt, policy, graceEndsAt, overdue, ruling);
        }
    }
}

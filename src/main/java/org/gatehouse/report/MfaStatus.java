package org.gatehouse.report;

import java.util.Set;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.MethodType;
import org.gatehouse.precedence.EffectivePolicy;
import org.gatehouse.precedence.MfaState;

/**
 * How an account, or many that are alike, stands with MFA.
 *
 * @param policy what counts of all that brings it under MFA
 * @param methods what is registered
 */
record MfaStatus(EffectivePolicy policy, AccountKind kind, boolean administrator, Set<MethodType> methods) {

    public MfaState state() {
        return MfaState.of(kind, !methods.isEmpty(), policy);
    }

    boolean ssprOnly() {
        return state() == MfaState.SELF_SERVICE_ONLY;
    }

    /** Whether none of the methods that count by themselves is registered, where somebody signs in (AC-013, AC-095). */
    boolean lacksMethod() {
        return kind != AccountKind.SHARED_MAILBOX && methods.stream().noneMatch(MethodType::isCore);
    }

    /** Whether registering may be put off until the grace ends: not under Standard, nor by administrators (AC-036, AC-047). */
    boolean isGivenGrace() {
        return policy == EffectivePolicy.NAMED_LOCATIONS && !administrator && lacksMethod();
    }
}

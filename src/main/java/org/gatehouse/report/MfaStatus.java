package org.gatehouse.report;

import java.util.Optional;
import java.util.Set;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
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
        return MfaState.of(kind, MethodType.anyIsCore(methods), policy);
    }

    boolean ssprOnly() {
        return state() == MfaState.SELF_SERVICE_ONLY;
    }

    /** Whether none of the methods that count by themselves is registered, where somebody signs in (AC-013, AC-095). */
    boolean lacksMethod() {
        return kind != AccountKind.SHARED_MAILBOX && !MethodType.anyIsCore(methods);
    }

    /** The policy under which a method is still to be registered, which may give grace for it; administrators get none (AC-047). */
    Optional<MfaPolicy> toRegisterUnder() {
        return administrator || !lacksMethod() ? Optional.empty() : policy.asPolicy();
    }
}

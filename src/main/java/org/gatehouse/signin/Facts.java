package org.gatehouse.signin;

import java.time.Instant;
import java.util.Set;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;

/**
 * What is known of an account and of where it signs in from.
 *
 * @param exceptionActive whether an exception runs at the time of the sign-in
 * @param policies that its groups are linked to
 * @param graceStartedAt when it joined a Named Locations group; null where it joins at the sign-in
 */
record Facts(
        boolean disabled,
        boolean compromised,
        boolean everCompromised,
        boolean exceptionActive,
        boolean administrator,
        Set<MfaPolicy> policies,
        boolean perUserMfa,
        Set<MethodType> methods,
        Instant graceStartedAt,
        boolean fromNamedLocation) {

    Facts {
        policies = Set.copyOf(policies);
        methods = Set.copyOf(methods);
    }

    /** Whether a method is registered that counts by itself (AC-013). */
    boolean hasCoreMethod() {
        return MethodType.anyIsCore(methods);
    }

    boolean has(MethodType method) {
        return methods.contains(method);
    }

    /** Whether it is in groups of both policies, which is flagged. */
    boolean isInBoth() {
        return policies.size() == MfaPolicy.values().length;
    }

    Facts located(boolean inNamedLocation) {
        return new Facts(
                disabled,
                compromised,
                everCompromised,
                exceptionActive,
                administrator,
                policies,
                perUserMfa,
                methods,
                graceStartedAt,
                inNamedLocation);
    }

    Facts excepted(boolean runs) {
        return new Facts(
                disabled,
                compromised,
                everCompromised,
                runs,
                administrator,
                policies,
                perUserMfa,
                methods,
                graceStartedAt,
                fromNamedLocation);
    }

    Facts withoutPerUserMfa() {
        return new Facts(
                disabled,
                compromised,
                everCompromised,
                exceptionActive,
                administrator,
                policies,
                false,
                methods,
                graceStartedAt,
                fromNamedLocation);
    }

    Facts in(Set<MfaPolicy> others) {
        return new Facts(
                disabled,
                compromised,
                everCompromised,
                exceptionActive,
                administrator,
                others,
                perUserMfa,
                methods,
                graceStartedAt,
                fromNamedLocation);
    }

    Facts registered(Set<MethodType> others) {
        return new Facts(
                disabled,
                compromised,
                everCompromised,
                exceptionActive,
                administrator,
                policies,
                perUserMfa,
                others,
                graceStartedAt,
                fromNamedLocation);
    }
}

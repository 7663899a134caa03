package org.gatehouse.report;

import java.time.Instant;
import java.util.List;
import org.gatehouse.census.Entry;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.precedence.EffectivePolicy;

/**
 * A line of the MFA status report in the shape of the REST contract.
 *
 * @param policies that its groups are linked to
 * @param policy the one that counts
 */
record StatusView(
        String account,
        String displayName,
        String organisation,
        AccountKind kind,
        boolean enabled,
        boolean administrator,
        boolean underMfa,
        boolean ssprOnly,
        List<MethodType> methods,
        boolean numberOutsideUk,
        List<MfaPolicy> policies,
        boolean perUserMfa,
        EffectivePolicy policy,
        Instant graceEndsAt,
        Instant exceptionEndsAt,
        boolean everCompromised,
        boolean compromised) {

    static StatusView of(StatusLine line) {
        Entry entry = line.entry();
        return new StatusView(
                entry.address().value(),
                entry.displayName(),
                entry.organisation() == null ? null : entry.organisation().value(),
                entry.kind(),
                entry.enabled(),
                entry.administrator(),
                line.status().state().isUnderMfa(),
                line.status().ssprOnly(),
                entry.methods().stream().sorted().toList(),
                entry.numberOutsideUk(),
                entry.policies().stream().sorted().toList(),
                entry.perUserMfa(),
                line.status().policy(),
                line.graceEndsAt(),
                line.exceptionEndsAt(),
                line.standing().everCompromised(),
                line.standing().compromised());
    }
}

package org.gatehouse.census;

import java.time.Instant;
import java.util.Set;
import org.gatehouse.directory.AccountKind;
import org.gatehouse.directory.MethodType;
import org.gatehouse.directory.MfaPolicy;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;

/**
 * An account as the directory last told of it.
 *
 * @param organisation whose it is, or null for the platform's own accounts
 * @param numberOutsideUk whether a registered telephone number is of somewhere else, which must be replaced (AC-019)
 * @param policies which MFA policies its groups are linked to
 * @param standardSince since when it has been under the Standard policy; null where it is not, or was before anybody looked
 * @param namedLocationsSince the same for the Named Locations policy, whose 14 days of grace begin there (AC-037)
 */
public record Entry(
        String id,
        AccountAddress address,
        String displayName,
        OdsCode organisation,
        AccountKind kind,
        boolean enabled,
        boolean administrator,
        boolean breakGlass,
        boolean perUserMfa,
        Set<MethodType> methods,
        boolean numberOutsideUk,
        Set<MfaPolicy> policies,
        Instant standardSince,
        Instant namedLocationsSince) {

    /** Whether it has one of the three methods that count by themselves (AC-013). */
    public boolean hasCoreMethod() {
        return MethodType.anyIsCore(methods);
    }

    /** Since when it has been under this policy; null where it is not, or was before anybody looked. */
    public Instant since(MfaPolicy policy) {
        return policy == MfaPolicy.STANDARD ? standardSince : namedLocationsSince;
    }
}

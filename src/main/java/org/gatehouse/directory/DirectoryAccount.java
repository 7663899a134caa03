package org.gatehouse.directory;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.gatehouse.identity.AccountAddress;
import org.gatehouse.identity.OdsCode;

/**
 * An account as the directory holds it now. Its id never changes; its address may.
 *
 * @param organisation whose it is, or null for the platform's own accounts
 * @param enabled whether anybody can sign in to it at all
 * @param administrator whether it holds an administrator role: such an account is always asked (AC-047)
 * @param breakGlass whether it is kept for emergencies
 * @param perUserMfa whether the former per-user MFA is on
 * @param policies which MFA policies its groups are linked to
 * @param sessionsValidFrom since when its present sign-in sessions can date at the earliest
 */
public record DirectoryAccount(
        String id,
        AccountAddress address,
        String displayName,
        OdsCode organisation,
        AccountKind kind,
        boolean enabled,
        boolean administrator,
        boolean breakGlass,
        boolean perUserMfa,
        List<AuthenticationMethod> methods,
        List<SecurityGroup> groups,
        Set<MfaPolicy> policies,
        List<String> licences,
        Instant sessionsValidFrom) {

    /** Whether one of the three methods is registered that count by themselves (AC-013). */
    public boolean hasCoreMethod() {
        return methods.stream().anyMatch(method -> method.type().isCore());
    }

    /** Whether any policy asks it for a second factor. A registered method alone does not (AC-122). */
    public boolean isUnderMfa() {
        return perUserMfa || !policies.isEmpty();
    }
}

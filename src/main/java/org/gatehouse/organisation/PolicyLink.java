package org.gatehouse.organisation;

import java.time.Instant;
import org.gatehouse.directory.MfaPolicy;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * That an organisation's security group is linked to an MFA policy: being onboarded.
 *
 * @param ritm the request that asked for it
 * @param drift what was last found changed in the directory, a line each, or null where nothing was
 * @param endedAt when it was retired, or null while it is in force
 */
public record PolicyLink(
        @Id String ritm,
        String organisation,
        MfaPolicy policy,
        String groupId,
        String groupName,
        Instant linkedAt,
        Instant endedAt,
        String drift,
        @Version Integer version) {

    public PolicyLink ended(Instant at) {
        return new PolicyLink(ritm, organisation, policy, groupId, groupName, linkedAt, at, drift, version);
    }

    public PolicyLink drifted(String found) {
        return new PolicyLink(ritm, organisation, policy, groupId, groupName, linkedAt, endedAt, found, version);
    }
}

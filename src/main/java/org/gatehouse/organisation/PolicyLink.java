package org.gatehouse.organisation;

import java.time.Instant;
import org.gatehouse.directory.MfaPolicy;

/**
 * That an organisation's security group is linked to an MFA policy: being onboarded.
 *
 * @param ritm the request that asked for it
 * @param drift what was last found changed in the directory, a line each, or null where nothing was
 * @param endedAt when it was retired, or null while it is in force
 * @param version how often it has been changed
 */
public record PolicyLink(
        String ritm,
        String organisation,
        MfaPolicy policy,
        String groupId,
        String groupName,
        Instant linkedAt,
        Instant endedAt,
        String drift,
        int version) {

    PolicyLink drifted(String found) {
        return new PolicyLink(ritm, organisation, policy, groupId, groupName, linkedAt, endedAt, found, version + 1);
    }
}

package org.gatehouse.directory;

import org.gatehouse.identity.OdsCode;

/**
 * A security group as the directory holds it now. Its id never changes; its name may, though it must not (AC-059).
 *
 * @param organisation whose it is, or null for the platform's own groups
 * @param mailEnabled such a group cannot be managed through Microsoft Graph
 */
public record SecurityGroup(String id, String displayName, OdsCode organisation, boolean mailEnabled) {}

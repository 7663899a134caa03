package org.gatehouse.directory;

/**
 * A rule by which a mailbox handles what it receives.
 *
 * @param forwardsTo where it sends mail on to, or null
 */
public record MailboxRule(String name, boolean enabled, String forwardsTo) {}

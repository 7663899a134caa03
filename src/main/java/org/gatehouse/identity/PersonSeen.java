package org.gatehouse.identity;

/** Published in the transaction that notes a person who is new, has changed, or was not seen for an hour. */
public record PersonSeen(Person person) {}

package org.gatehouse.modelchange;

import org.gatehouse.identity.Person;
import org.gatehouse.model.ModelVersion;
import org.gatehouse.release.Running;

/**
 * A change that may be proposed: whatever can be said against it without trying it has been.
 *
 * @param base what is in force
 * @param content the whole file
 */
record Proposal(ModelVersion base, byte[] content, String reason, Running running, Person by) {}

package org.gatehouse.release;

import org.gatehouse.identity.Person;
import org.gatehouse.model.ModelVersion;

/**
 * Why somebody has running instances moved, as it was sent in.
 *
 * @param inForce the number of the version that was in force as far as they saw, or null where they did not look
 */
record MoveForm(String reason, String inForce) {

    /** @throws org.gatehouse.refusal.Refusal with everything that is wrong with it */
    BackForm.Wanted read(ModelVersion now, Person owner) {
        return new BackForm(reason, Running.MIGRATE.name(), inForce).read(now, owner);
    }
}

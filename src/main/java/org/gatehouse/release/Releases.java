package org.gatehouse.release;

import java.util.List;
import java.util.Optional;
import org.gatehouse.model.ModelVersion;

/** Puts versions of diagrams and tables into force while the product runs. Who asks has been checked by the caller. */
public interface Releases {

    /** Whether {@code gatehouse.models.deploy-at-run-time} allows it here. */
    boolean allowedHere();

    /**
     * The content becomes the next version, with the forms it names, which are those of the one in force and else the
     * product's; in the caller's transaction. The instances that run meanwhile are moved afterwards, one by one, where that is wanted.
     *
     * @param inForce what the content was held against
     * @return the new version
     * @throws org.gatehouse.refusal.Refusal RUN_TIME_OFF where it is not allowed here; CHANGED_MEANWHILE where another
     *     version came into force since; MODEL_INVALID or NOTHING_CHANGES because of the content
     */
    ModelVersion release(ModelVersion inForce, byte[] content, Running running, Reason reason);

    /**
     * What was in force before becomes the next version, with its own forms. To go back again leads further back.
     *
     * @param inForce the number of the version from which to go back
     * @throws org.gatehouse.refusal.Refusal CHANGED_MEANWHILE where another one is in force; NOTHING_TO_GO_BACK_TO where
     *     nothing is further back
     */
    ModelVersion back(String key, int inForce, Running running, Reason reason);

    /** The version whose content {@link #back} would put into force; empty where there is none. */
    Optional<ModelVersion> before(String key);

    /** Who put which versions of a model into force while the product ran, the newest first. Shipped ones are not here. */
    List<Release> of(String key);

    /** How far the instances have been moved to a version; empty where none were to be. */
    Optional<Migration> migration(String key, int version);
}

package org.gatehouse.release;

import java.util.List;
import java.util.Optional;
import org.gatehouse.model.ModelVersion;

/** Puts versions of diagrams and tables into force while the product runs. Who asks has been checked by the caller. */
public interface Releases {

    /** Whether {@code gatehouse.models.deploy-at-run-time} allows it here. */
    boolean allowedHere();

    /**
     * The content becomes the next version, with the forms of the one in force; in the caller's transaction. The
     * instances that run meanwhile are moved afterwards, one by one, where that is wanted.
     *
     * @param inForce what the content was held against
     * @return the new version
     * @throws org.gatehouse.refusal.Refusal CHANGED_MEANWHILE where another version came into force since
     */
    ModelVersion release(ModelVersion inForce, byte[] content, Running running, Reason reason);

    /**
     * What was in force before the newest version becomes the next version, with its own forms.
     *
     * @throws org.gatehouse.refusal.Refusal where there is nothing to go back to
     */
    ModelVersion back(String key, Running running, Reason reason);

    /** Who put which versions of a model into force while the product ran, the newest first. Shipped ones are not here. */
    List<Release> of(String key);

    /** How far the instances have been moved to a version; empty where none were to be. */
    Optional<Migration> migration(String key, int version);
}

package org.gatehouse.modelling;

import java.util.List;
import org.gatehouse.model.ModelVersion;

/**
 * A version of a model with everything that is known of it.
 *
 * @param versions all versions of the model, the newest first
 * @param steps of a diagram, in the order of its file
 * @param incidents the oldest; {@link StepLine} counts all
 */
record ModelView(
        ModelVersion model,
        ModelText text,
        List<VersionLine> versions,
        List<StepLine> steps,
        List<IncidentLine> incidents) {

    public VersionLine line() {
        return versions.stream()
                .filter(each -> each.version() == model.version())
                .findFirst()
                .orElseThrow();
    }

    public VersionLine inForce() {
        return versions.get(0);
    }

    /** The newest version that is the file that the product ships, or null. */
    public VersionLine shipped() {
        return versions.stream().filter(VersionLine::asShipped).findFirst().orElse(null);
    }

    public long openIncidents() {
        return steps.stream().mapToLong(StepLine::incidents).sum();
    }
}

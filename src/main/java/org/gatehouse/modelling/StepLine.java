package org.gatehouse.modelling;

import org.gatehouse.duration.Measured;

/**
 * A step of a version with what stands there now, and how long it took.
 *
 * @param instances running instances that stand there
 * @param times how often they stand there, which is more where one goes through it many times at once
 * @param waitingForJob how many of those times wait for a job
 * @param incidents how many failed there for good and wait for repair
 * @param measured of those that ended, or null where nothing was measured
 */
record StepLine(
        ModelText.Step step, long instances, long times, long waitingForJob, long incidents, Measured measured) {

    /** Whether there is something to tell of it: what is done there, or somebody who stands there. */
    boolean isTold() {
        return step.isWork() || times > 0 || incidents > 0;
    }
}

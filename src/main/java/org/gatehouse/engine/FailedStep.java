package org.gatehouse.engine;

/**
 * A step whose retries are used up.
 *
 * @param priority of its job: what must be done soonest has the highest
 */
public record FailedStep(
        String incidentId,
        String jobId,
        String processInstanceId,
        String processKey,
        String businessKey,
        String activityId,
        String activityName,
        long priority,
        String error) {}

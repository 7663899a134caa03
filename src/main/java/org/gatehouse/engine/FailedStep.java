package org.gatehouse.engine;

/** A step whose retries are used up. */
public record FailedStep(
        String incidentId,
        String jobId,
        String processInstanceId,
        String processKey,
        String businessKey,
        String activityId,
        String activityName,
        String error) {}

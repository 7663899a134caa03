package org.gatehouse.engine;

/** Told when a job's retries are used up, and when that is over, in the transaction that records it. */
public interface FailureObserver {

    void usedUp(FailedStep step);

    void resolved(String incidentId);
}

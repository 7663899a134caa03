package org.gatehouse.engine;

import java.time.Instant;

/** Told of every job's outcome, in the transaction that records it. */
public interface StepObserver {

    void failed(String processInstanceId, Instant at);

    void succeeded(String processInstanceId);
}

package org.gatehouse.engine;

import java.time.Instant;

/**
 * Something that a rehearsed instance waits for.
 *
 * @param activity the id of the element that waits or would begin
 * @param begun whether the element has begun and waits for its end; otherwise it waits for its beginning
 * @param occurrence for which time the element has begun or would begin, from 1
 * @param due when a timer would fire; null for everything else and where it cannot be told
 * @param handle what the engine calls it
 * @param execution where it waits, the engine's id
 */
public record Wait(
        Kind kind,
        String activity,
        boolean begun,
        int occurrence,
        Instant due,
        String message,
        String handle,
        String execution) {

    /** What ends it. */
    public enum Kind {
        /** Somebody completes a task. */
        TASK,
        /** An instant comes. */
        TIMER,
        /** A message is received. */
        MESSAGE,
        /** A step's job runs. */
        JOB,
        /** A process that was called comes to its end. */
        CALL
    }
}

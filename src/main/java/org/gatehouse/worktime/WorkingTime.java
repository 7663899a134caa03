package org.gatehouse.worktime;

import java.time.Instant;

/** The working time in force. */
public interface WorkingTime {

    Instant plus(Instant from, WorkingDuration duration);
}

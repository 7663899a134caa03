package org.gatehouse.engine;

/** Looks at what others may have changed behind the product's back, repairs or reports it. Safe to run at any time. */
public interface Sweep {

    void run();

    /** Whether it looks every hour, and not only once a day. */
    default boolean isHourly() {
        return false;
    }
}

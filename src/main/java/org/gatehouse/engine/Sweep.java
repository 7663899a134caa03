package org.gatehouse.engine;

/** Looks at what others may have changed behind the product's back, repairs or reports it. Safe to run at any time. */
public interface Sweep {

    void run();
}

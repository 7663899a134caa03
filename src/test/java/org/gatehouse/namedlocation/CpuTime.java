package org.gatehouse.namedlocation;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** What this thread has computed, whatever else the machine is busy with. */
final class CpuTime {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuTime() {}

    static long millis(Runnable work) {
        return nanos(work) / 1_000_000;
    }

    static long nanos(Runnable work) {
        long before = THREADS.getCurrentThreadCpuTime();
        work.run();
        return THREADS.getCurrentThreadCpuTime() - before;
    }
}

package org.gatehouse.namedlocation;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.stream.LongStream;

/** What this thread has computed, whatever else the machine is busy with. */
final class CpuTime {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuTime() {}

    static long millis(Runnable work) {
        return nanos(work) / 1_000_000;
    }

    /** The least of some runs: also what a thread computes takes longer where its core is shared. */
    static long leastMillis(int runs, Runnable work) {
        return LongStream.generate(() -> millis(work)).limit(runs).min().orElseThrow();
    }

    static long nanos(Runnable work) {
        long before = THREADS.getCurrentThreadCpuTime();
        work.run();
        return THREADS.getCurrentThreadCpuTime() - before;
    }
}

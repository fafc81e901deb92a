package org.ncbrelay.support;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** CPU time of the calling thread: unlike the time of a clock, it does not depend on what else the machine does. */
public final class CpuTime {
    private CpuTime() {}

    public static Duration of(Runnable work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before);
    }
}

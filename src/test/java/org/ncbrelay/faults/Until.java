package org.ncbrelay.faults;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what another process does. */
final class Until {
    private Until() {}

    /** @throws org.awaitility.core.ConditionTimeoutException naming what did not come */
    static void is(String what, Duration patience, Callable<Boolean> condition) {
        await(what)
                .atMost(patience)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(condition);
    }

    /** Lets the load run for a while: the time between two faults is part of the experiment. */
    static void passed(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await().atMost(time.plusSeconds(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> System.nanoTime() > end);
    }
}

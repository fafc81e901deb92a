package org.ncbrelay.config;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Between the moment at which a node that ends says so by its readiness, and the one at which it takes no connection any more, it goes on
 * serving: a proxy that asks for readiness needs that long to send nobody there. Without it the proxy would find the door closed, and an
 * answer of 503 on connections that are open.
 */
@Component
class DrainDelay implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DrainDelay.class);
    /** Less than spring.lifecycle.timeout-per-shutdown-phase (8 s), which would cut it off. */
    private static final Duration LONGEST = Duration.ofSeconds(7);

    private final Duration delay;
    private volatile boolean running;

    /** @param delay 0 to 7 s; our default is 0 where people try the relay, and 5 s in production */
    DrainDelay(@Value("${relay.drain-delay:0s}") Duration delay) {
        if (delay.isNegative() || delay.compareTo(LONGEST) > 0)
            throw new IllegalArgumentException("relay.drain-delay must be 0s to " + LONGEST.toSeconds() + "s");
        this.delay = delay;
    }

    /** Over before the streams of pages and the web server begin to end: higher phases are stopped first. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public void stop(Runnable stopped) {
        stop();
        if (delay.isZero()) {
            stopped.run();
            return;
        }
        LOG.info("Not ready any more; serving for another {} s", delay.toSeconds());
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(stopped);
    }
}

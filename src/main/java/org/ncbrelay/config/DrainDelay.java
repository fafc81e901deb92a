package org.ncbrelay.config;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A node that stops reports that it is not ready, and serves a while longer: a proxy that asks for readiness needs that long to send no one
 * there. Without it the proxy would find the door closed, and an answer of 503 on connections that are open.
 */
@Component
class DrainDelay {
    private static final Logger LOG = LoggerFactory.getLogger(DrainDelay.class);
    /** Our default: with the rest of the stop, less than {@link LongestStop}. */
    private static final Duration LONGEST = Duration.ofSeconds(7);

    private final Duration delay;

    /** @param delay 0 to 7 s; our default is 0 where people try the relay, and 5 s in production */
    DrainDelay(@Value("${relay.drain-delay:0s}") Duration delay) {
        if (delay.isNegative() || delay.compareTo(LONGEST) > 0)
            throw new IllegalArgumentException("relay.drain-delay must be 0s to " + LONGEST.toSeconds() + "s");
        this.delay = delay;
    }

    /** Before anything else of the application ends, and after its readiness has changed. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void serveOn(ContextClosedEvent closing) throws InterruptedException {
        if (delay.isZero() || closing.getApplicationContext().getParent() != null) return;
        LOG.info("Not ready any more; serving for another {} s", delay.toSeconds());
        Thread.sleep(delay.toMillis());
    }
}

package org.ncbrelay.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.SmartLifecycle;

/** {@code ClusterTest} shows its use: a call that is sent once never finds a node's door closed. */
class DrainDelayTest {
    @Test
    void whatServesEndsAfterTheDelay() {
        Serving serving = new Serving();
        long[] began = new long[1];
        new ApplicationContextRunner()
                .withBean(DrainDelay.class, () -> new DrainDelay(Duration.ofMillis(200)))
                .withBean(Serving.class, () -> serving)
                .run(context -> began[0] = System.nanoTime());
        assertThat(Duration.ofNanos(serving.ended - began[0])).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void aDelayBeyondTheBoundOfTheStopIsRefused() {
        for (Duration wrong : new Duration[] {Duration.ofSeconds(8), Duration.ofMillis(-1)})
            assertThatThrownBy(() -> new DrainDelay(wrong)).hasMessageContaining("relay.drain-delay");
    }

    /** As the web server does, it ends with its phase. */
    private static final class Serving implements SmartLifecycle {
        private volatile boolean running;
        private volatile long ended;

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            running = false;
            ended = System.nanoTime();
        }

        @Override
        public boolean isRunning() {
            return running;
        }
    }
}

package org.ncbrelay.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;

/** What it is good for is seen by {@code ClusterTest}: nobody who asks once finds a node's door closed. */
class DrainDelayTest {
    @Test
    void withoutADelayTheEndBeginsAtOnce() {
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        started(Duration.ZERO).stop(() -> stopped.complete(null));
        assertThat(stopped).isCompleted();
    }

    @Test
    void theWebServerWaitsUntilTheDelayIsOver() throws Exception {
        DrainDelay delay = started(Duration.ofSeconds(2));
        assertThat(delay.getPhase()).isGreaterThan(WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE + 1);
        CompletableFuture<Void> stopped = new CompletableFuture<>();
        delay.stop(() -> stopped.complete(null));
        assertThat(stopped).isNotCompleted();
        assertThat(delay.isRunning()).isFalse();
        stopped.get(1, TimeUnit.MINUTES);
    }

    @Test
    void aDelayThatTheShutdownWouldCutOffIsRefused() {
        for (Duration wrong : new Duration[] {Duration.ofSeconds(8), Duration.ofMillis(-1)})
            assertThatThrownBy(() -> new DrainDelay(wrong)).hasMessageContaining("relay.drain-delay");
    }

    private static DrainDelay started(Duration duration) {
        DrainDelay delay = new DrainDelay(duration);
        delay.start();
        return delay;
    }
}

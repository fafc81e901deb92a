package org.ncbrelay.adapter.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WorkerLoopTest {
    private final Semaphore looks = new Semaphore(0);

    @Test
    void aWokenWorkerLooksAtOnce() throws InterruptedException {
        WorkerLoop loop = loop(looks::release, Duration.ofHours(1));
        loop.start();
        try {
            loop.wake();
            assertThat(looks.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            loop.stop();
        }
        assertThat(loop.isRunning()).isFalse();
    }

    @Test
    void aFailureIsNotTheEnd() throws InterruptedException {
        assertGoesOnAfter(() -> {
            throw new IllegalStateException("the database is away");
        });
    }

    @Test
    void norIsAnError() throws InterruptedException {
        assertGoesOnAfter(() -> {
            throw new StackOverflowError("a letter too deep");
        });
    }

    private void assertGoesOnAfter(Runnable failure) throws InterruptedException {
        WorkerLoop loop = loop(
                () -> {
                    looks.release();
                    failure.run();
                },
                Duration.ofMillis(100));
        loop.start();
        try {
            assertThat(looks.tryAcquire(3, 1, TimeUnit.MINUTES)).isTrue();
        } finally {
            loop.stop();
        }
    }

    @Test
    void aWorkerThatIsSwitchedOffNeverLooks() {
        WorkerLoop loop = new WorkerLoop("off", looks::release, new WorkerSettings(false, Duration.ofMillis(100)));

        loop.wake();

        assertThat(loop.isAutoStartup()).isFalse();
        assertThat(looks.availablePermits()).isZero();
    }

    private static WorkerLoop loop(Runnable work, Duration interval) {
        return new WorkerLoop("test-worker", work, new WorkerSettings(true, interval));
    }
}

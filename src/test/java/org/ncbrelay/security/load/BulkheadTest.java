package org.ncbrelay.security.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.port.DatabaseState;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class BulkheadTest {
    private static final int AT_ONCE = 2;

    private final Bulkhead bulkhead = new Bulkhead(AT_ONCE);
    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final CountDownLatch over = new CountDownLatch(1);

    @AfterEach
    void end() {
        over.countDown();
        callers.shutdownNow();
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void noMoreRunAtOnceThanMayAndThoseBeyondTheQueueAreRefused() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Callable<Integer> work = () -> bulkhead.run(() -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            Thread.yield();
            return running.decrementAndGet();
        });
        for (Future<Integer> each : callers.invokeAll(Collections.nCopies(AT_ONCE + Bulkhead.WAITING, work)))
            assertThat(each.get()).isNotNegative();
        assertThat(most.get()).isBetween(1, AT_ONCE);
    }

    @Test
    void whoIsRefusedIsNotedAtTheRequest() throws Exception {
        occupy();
        MockHttpServletRequest request = new MockHttpServletRequest();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        assertThatThrownBy(() -> bulkhead.run(() -> "never")).isInstanceOf(Bulkhead.Full.class);
        assertThat(request.getAttribute(DatabaseState.FAILURE)).isEqualTo(DatabaseState.Failure.BUSY);
    }

    @Test
    void noMoreWaitThanMay() throws Exception {
        occupy();
        List<Future<String>> more =
                callers.invokeAll(Collections.nCopies(10 * Bulkhead.WAITING, () -> bulkhead.run(() -> "never")));
        for (Future<String> each : more)
            assertThatThrownBy(each::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(Bulkhead.Full.class);
        over.countDown();
        assertThat(bulkhead.run(() -> "at last")).isEqualTo("at last");
    }

    @Test
    void workThatFailsGivesItsTurnBack() {
        for (int i = 0; i < 2 * (AT_ONCE + Bulkhead.WAITING); i++)
            assertThatThrownBy(() -> bulkhead.run(() -> {
                        throw new IllegalArgumentException("wrong");
                    }))
                    .hasMessage("wrong");
        assertThat(bulkhead.run(() -> "right")).isEqualTo("right");
    }

    @Test
    void aResultOfAnotherCallIsAwaitedAndWhereItFailsNothingIsKnown() {
        assertThat(bulkhead.<Boolean>await(CompletableFuture.completedFuture(true)))
                .isTrue();
        CompletableFuture<Boolean> failed = new CompletableFuture<>();
        failed.cancel(false);
        assertThatThrownBy(() -> bulkhead.await(failed)).isInstanceOf(Bulkhead.Full.class);
    }

    private void occupy() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(AT_ONCE);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++)
            running.add(callers.submit(() -> bulkhead.run(() -> {
                begun.countDown();
                try {
                    over.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
                return "done";
            })));
        begun.await();
        assertThat(running).noneMatch(Future::isDone);
    }
}

package org.ncbrelay.adapter.worker;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Runs one worker on one thread of its own: regularly, and as soon as it is woken. Ends before the database does. */
public final class WorkerLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerLoop.class);
    /**
     * Our default, below {@code spring.lifecycle.timeout-per-shutdown-phase}: enough for a letter or a record whose other end answers. One
     * whose other end hangs is given up and done again after the next start, as after a crash.
     */
    private static final long SECONDS_TO_FINISH = 7;
    /** Our default: no one notices it, and what a burst of acts leaves is taken together. */
    private static final long MILLISECONDS_TO_GATHER = 50;

    private final String name;
    private final Runnable work;
    private final WorkerSettings settings;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final LongAdder runs = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private volatile ScheduledExecutorService thread;
    private volatile BooleanSupplier paused = () -> false;
    private boolean alsoAfterRollback;

    public WorkerLoop(String name, Runnable work, WorkerSettings settings) {
        this.name = name;
        this.work = work;
        this.settings = settings;
    }

    /** Goes on with its work after the database was rolled back: it changes no case and sends nothing. */
    public WorkerLoop alsoAfterRollback() {
        alsoAfterRollback = true;
        return this;
    }

    /** Does nothing while this holds, unless it goes on after a rollback. */
    public void pauseWhile(BooleanSupplier holds) {
        if (!alsoAfterRollback) paused = holds;
    }

    /** Looks for work within a moment; many calls in that moment cause one look. Does nothing where workers are switched off. */
    public void wake() {
        ScheduledExecutorService running = thread;
        if (running == null || !woken.compareAndSet(false, true)) return;
        try {
            running.schedule(
                    () -> {
                        woken.set(false);
                        runOnce();
                    },
                    MILLISECONDS_TO_GATHER,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("{} stops; its work waits for the next start", name);
        }
    }

    /** Of the worker, such as {@code mail-worker}. */
    public String name() {
        return name;
    }

    /** Does now, on the caller's thread, what is due. */
    public void doDue() {
        if (!paused.getAsBoolean()) work.run();
    }

    /** How often it has done its work by itself, to the end. */
    public long runs() {
        return runs.sum();
    }

    /** How often it could not. */
    public long failures() {
        return failures.sum();
    }

    /** A failure is one look lost, not the end of the worker: whatever leaves here, an error too, would end its schedule without a word. */
    private void runOnce() {
        try {
            doDue();
            runs.increment();
        } catch (CannotGetJdbcConnectionException | CannotCreateTransactionException away) {
            failures.increment();
            LOG.warn("{} has no database and tries again", name);
        } catch (RuntimeException e) {
            failures.increment();
            LOG.warn("{} could not finish and tries again", name, e);
        } catch (Error e) {
            failures.increment();
            LOG.error("{} met an error and tries again", name, e);
        }
    }

    @Override
    public synchronized void start() {
        woken.set(false);
        thread = Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, name));
        long every = settings.interval().toMillis();
        thread.scheduleWithFixedDelay(this::runOnce, every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        if (running == null) return;
        running.shutdown();
        try {
            if (!running.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) running.shutdownNow();
        } catch (InterruptedException e) {
            running.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** All workers end at the same time, so that several which hang take no longer than one. */
    @Override
    public void stop(Runnable ended) {
        Thread stopping = new Thread(
                () -> {
                    stop();
                    ended.run();
                },
                name + "-stop");
        stopping.setDaemon(true);
        stopping.start();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.scheduled();
    }
}

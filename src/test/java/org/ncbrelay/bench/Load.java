package org.ncbrelay.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A piece of work done many times.
 *
 * @param times how long each took, ascending
 * @param whole from the first start to the last end
 */
public record Load(List<Duration> times, Duration whole) {
    /** Something that fails loudly. */
    public interface Work {
        void run() throws Exception;
    }

    /** Does the work so often, spread over threads that do one after the other. */
    public static Load run(int threads, int count, Work work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Callable<Duration> timed = () -> {
                long start = System.nanoTime();
                work.run();
                return Duration.ofNanos(System.nanoTime() - start);
            };
            long start = System.nanoTime();
            List<Future<Duration>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) running.add(pool.submit(timed));
            List<Duration> times = new ArrayList<>();
            for (Future<Duration> each : running) times.add(each.get());
            return new Load(times.stream().sorted().toList(), Duration.ofNanos(System.nanoTime() - start));
        } finally {
            pool.shutdownNow();
        }
    }

    public double perSecond() {
        return times.size() * 1e9 / whole.toNanos();
    }

    /** @param part 0.5 for the median */
    public Duration quantile(double part) {
        return times.get((int) Math.min(times.size() - 1, Math.floor(times.size() * part)));
    }

    /** The same in milliseconds. */
    public double milliseconds(double part) {
        return quantile(part).toNanos() / 1e6;
    }
}

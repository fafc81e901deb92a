package org.ncbrelay.bench;

import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A piece of work done many times.
 *
 * @param p50 median, in milliseconds
 * @param p99 in milliseconds
 */
public record Load(double perSecond, double p50, double p99) {
    /** Something that fails loudly. */
    public interface Work {
        void run() throws Exception;
    }

    /** Does the work so often, spread over threads that do one after the other. */
    public static Load run(int threads, int count, Work work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Callable<Long> timed = () -> {
                long start = System.nanoTime();
                work.run();
                return System.nanoTime() - start;
            };
            long start = System.nanoTime();
            var done = pool.invokeAll(Collections.nCopies(count, timed));
            double seconds = (System.nanoTime() - start) / 1e9;
            long[] times = new long[count];
            for (int i = 0; i < count; i++) times[i] = done.get(i).get();
            Arrays.sort(times);
            return new Load(count / seconds, times[count / 2] / 1e6, times[count * 99 / 100] / 1e6);
        } finally {
            pool.shutdownNow();
        }
    }
}

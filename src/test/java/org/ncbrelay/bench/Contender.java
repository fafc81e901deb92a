package org.ncbrelay.bench;

import java.io.IOException;
import java.time.Duration;

/**
 * Something that is measured in every round.
 *
 * @param key      in the result
 * @param name     in its table
 * @param threads  that ask at a time
 * @param count    how often in a round
 * @param pid      of the process that does it besides PostgreSQL; 0 if its use is not of interest
 * @param runner   how it is done
 */
record Contender(String key, String name, int threads, int count, long pid, Runner runner) {
    private static final int MOST_TO_WARM_UP = 15;
    private static final int WITHOUT_GAIN = 2;
    private static final double STILL_FASTER = 1.05;

    /** Does something so often, by so many threads. */
    interface Runner {
        Load run(int threads, int count) throws Exception;
    }

    /**
     * Rounds that nobody looks at, until two in a row are hardly faster than the fastest before: Java compiles what is used often, and
     * goes on doing so longer than from one round to the next. What runs for months is compared, whoever it is.
     */
    void warmUp(long postgres) throws Exception {
        double fastest = 0;
        int withoutGain = 0;
        for (int i = 0; i < MOST_TO_WARM_UP && withoutGain < WITHOUT_GAIN; i++) {
            double now = runner.run(threads, count).perSecond();
            awaitRest(postgres);
            withoutGain = now < fastest * STILL_FASTER ? withoutGain + 1 : 0;
            fastest = Math.max(fastest, now);
        }
    }

    /** One round; what the contender does after its last answer is counted as its use too. */
    Round run(long postgres) throws Exception {
        Duration before = cpu();
        Duration beforePostgres = ProcessUse.cpuWithChildren(postgres);
        Load load = runner.run(threads, count);
        awaitRest(postgres);
        return new Round(
                load.perSecond(),
                load.milliseconds(0.5),
                load.milliseconds(0.9),
                load.milliseconds(0.99),
                perOne(cpu().minus(before)),
                perOne(ProcessUse.cpuWithChildren(postgres).minus(beforePostgres)));
    }

    private double perOne(Duration cpu) {
        return (double) cpu.toMillis() / count;
    }

    private Duration cpu() throws IOException {
        return pid == 0 ? Duration.ZERO : ProcessUse.cpu(pid);
    }

    /** Waits until letters and jobs that follow are done: both processes together use less than 5 % of a core for a second. */
    private void awaitRest(long postgres) throws Exception {
        Duration used = Duration.ofDays(1);
        while (used.toMillis() > 50) {
            Duration before = cpu().plus(ProcessUse.cpuWithChildren(postgres));
            Thread.sleep(1000);
            used = cpu().plus(ProcessUse.cpuWithChildren(postgres)).minus(before);
        }
    }
}

package org.ncbrelay.engine.writes;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.springframework.stereotype.Component;

/**
 * Names the engine's rows in eighteen digits and small letters: the moment in milliseconds, then chance. A row of the engine holds some five such
 * names and its indexes as many, so that UUIDs, of 36 characters, were a tenth of what a case writes; and names that follow each other in
 * time stay together in an index, in whatever order a database sorts its texts. They are no secrets: an organisation's rows are guarded by
 * its name.
 */
@Component
final class ShortIds implements IdGenerator {
    private static final char[] DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz".toCharArray();
    /** Digits for the moment: enough until the year 2059. */
    private static final int MOMENT = 8;

    private static final int LENGTH = 18;
    /** As many names as the rest can make for one millisecond, some 10<sup>15</sup>. */
    private static final long CHANCES = power(DIGITS.length, LENGTH - MOMENT);
    /** How far a name is from the one before in the same millisecond, at most. */
    private static final long STEP = 1_000_000;

    private final Clock clock;
    private long moment;
    private long chance;

    ShortIds(Clock clock) {
        this.clock = clock;
    }

    /** The names of a node are in the order in which they were made: that of the engine's lists where nothing else orders them. */
    @Override
    public synchronized String getNextId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long now = clock.millis();
        // The first of a millisecond leaves half of all for those that follow.
        chance = now == moment ? chance + random.nextLong(1, STEP) : random.nextLong(CHANCES / 2);
        moment = now;
        char[] id = new char[LENGTH];
        write(id, 0, MOMENT, moment);
        write(id, MOMENT, LENGTH, chance);
        return new String(id);
    }

    private static void write(char[] id, int from, int to, long number) {
        long rest = number;
        for (int at = to - 1; at >= from; at--) {
            id[at] = DIGITS[(int) Math.floorMod(rest, (long) DIGITS.length)];
            rest /= DIGITS.length;
        }
    }

    private static long power(int base, int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) power *= base;
        return power;
    }
}

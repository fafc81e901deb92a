package org.ncbrelay.engine.writes;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;
import org.springframework.stereotype.Component;

/**
 * Names the engine's rows in sixteen letters and digits: the moment in milliseconds, then chance. A row of the engine holds some five such
 * names and its indexes as many, so that UUIDs, of 36 characters, were a tenth of what a case writes; and names that
 * follow each other in time stay together in an index. They are no secrets: an organisation's rows are guarded by its name.
 */
@Component
final class ShortIds implements IdGenerator {
    private static final char[] DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".toCharArray();
    /** Digits for the moment: enough until the year 2081. */
    private static final int MOMENT = 7;

    private static final int LENGTH = 16;
    /** As many names as the rest can make for one millisecond, some 10<sup>16</sup>. */
    private static final long CHANCES = power(DIGITS.length, LENGTH - MOMENT);

    private final Clock clock;

    ShortIds(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String getNextId() {
        char[] id = new char[LENGTH];
        write(id, 0, MOMENT, clock.millis());
        write(id, MOMENT, LENGTH, ThreadLocalRandom.current().nextLong(CHANCES));
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

package org.ncbrelay.labs;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How a system outside treats its callers: well, except for a share of them while it misbehaves.
 *
 * @param <M> the ways to treat one; the first is the good one
 */
final class Conduct<M extends Enum<M>> {
    private final M[] moods;
    private final Random random = new Random(1);
    private final AtomicInteger misdeeds = new AtomicInteger();
    private volatile double share;

    Conduct(Class<M> moods) {
        this.moods = moods.getEnumConstants();
    }

    /** @param share of calls, 0 to 1, that are treated badly from now on */
    void misbehave(double share) {
        this.share = share;
    }

    /** How many were treated badly. */
    int misdeeds() {
        return misdeeds.get();
    }

    /** How the next caller is treated. */
    synchronized M next() {
        if (random.nextDouble() >= share) return moods[0];
        misdeeds.incrementAndGet();
        return moods[1 + random.nextInt(moods.length - 1)];
    }
}

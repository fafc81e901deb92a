package org.ncbrelay.liveness;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.ncbrelay.support.Extent;

/** Which worlds a run tries, and the chance of each: {@code -Dliveness.seed=17} repeats one, {@code -Dliveness.cases=2000} tries more. */
final class Seeds {
    private static final int IN_A_BUILD = Extent.of(30, 150);

    private Seeds() {}

    static List<Long> ofThisRun() {
        Long one = Long.getLong("liveness.seed");
        if (one != null) return List.of(one);
        return LongStream.rangeClosed(1, Integer.getInteger("liveness.cases", IN_A_BUILD))
                .boxed()
                .toList();
    }

    /** Neighbouring seeds give a {@link Random} nearly the same first numbers; mixed ones do not. */
    static Random chance(long seed, String part) {
        return new Random(new SplittableRandom(seed * 1_000_003 + part.hashCode()).nextLong());
    }
}

package org.ncbrelay.demo;

import java.util.Random;
import java.util.SplittableRandom;

/**
 * Chance for each part of a story by itself. Neighbouring seeds give a {@link Random} nearly the same first number, so that a
 * year's requests would all be filed in the same months; mixed seeds do not.
 */
final class SeededRandom {
    private SeededRandom() {}

    /** The same for the same seed and part. */
    static Random of(long seed, long part) {
        return new Random(new SplittableRandom(seed * 1_000_003 + part).nextLong());
    }
}

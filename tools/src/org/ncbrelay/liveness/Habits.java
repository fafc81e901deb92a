package org.ncbrelay.liveness;

import java.util.Random;
import java.util.SplittableRandom;

/**
 * How the officers of a world work.
 *
 * @param staffed   whether every office has its officers and nobody is ever away: such worlds come far, small ones end early
 * @param diligence in percent, how often somebody acts before time passes
 * @param approval  in percent, how often the first choice of a decision, which moves a case forward, is taken without looking at the
 *                  others
 */
record Habits(long seed, boolean staffed, int diligence, int approval) {
    private static final int[] DILIGENCE = {90, 90, 60, 30, 8};
    private static final int[] APPROVAL = {90, 70, 0};
    /** One kind of task in so many is left to time by the officers of a staffed world. */
    private static final int NEGLECTED = 10;
    /** In percent, how often somebody does what no task asks for. */
    private static final int OWN_ACCORD = 2;

    private static final int OWN_ACCORD_OF_STAFFED = 7;

    static Habits of(long seed) {
        Random chance = chance(seed, "habits");
        if (chance.nextBoolean()) return new Habits(seed, true, 97, 93);
        return new Habits(
                seed, false, DILIGENCE[chance.nextInt(DILIGENCE.length)], APPROVAL[chance.nextInt(APPROVAL.length)]);
    }

    int ownAccord() {
        return staffed ? OWN_ACCORD_OF_STAFFED : OWN_ACCORD;
    }

    /** Whether nobody does this kind of task as long as time alone may bring the case on. */
    boolean neglect(String node) {
        return staffed && chance(seed, node).nextInt(NEGLECTED) == 0;
    }

    /** The chance of a part of a world. Neighbouring seeds give a {@link Random} nearly the same first numbers; mixed ones do not. */
    static Random chance(long seed, String part) {
        return new Random(new SplittableRandom(seed * 1_000_003 + part.hashCode()).nextLong());
    }
}

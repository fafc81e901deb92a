package org.ncbrelay.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** How long officers take: most keep their time limit, some are late, a few forget; some countries are quicker than others. */
final class ResponseTimeModel {
    private static final Duration WITHOUT_LIMIT = Duration.ofDays(5);
    private static final Duration LEAST = Duration.ofMinutes(10);
    private static final double IN_TIME = 0.82;
    private static final double LATE = 0.94;

    private final long seed;
    private final Map<String, Double> desks = new ConcurrentHashMap<>();

    ResponseTimeModel(long seed) {
        this.seed = seed;
    }

    /**
     * When an officer starts on an open task.
     *
     * @param due null where there is no time limit
     */
    Instant comesTo(String organisation, Instant since, Instant due, Random chance) {
        Duration limit = due == null || !due.isAfter(since) ? WITHOUT_LIMIT : Duration.between(since, due);
        double luck = chance.nextDouble();
        double share;
        if (luck < IN_TIME) share = 0.04 + 0.9 * Math.pow(chance.nextDouble(), 1.7) * pace(organisation);
        else if (luck < LATE) share = 1 + 1.2 * chance.nextDouble();
        else share = 2.5 + 9 * chance.nextDouble();
        Duration taken = Duration.ofSeconds((long) (limit.toSeconds() * share));
        return since.plus(taken.compareTo(LEAST) < 0 ? LEAST : taken);
    }

    /** The same for the same country and seed: half to a little more than the usual time. */
    private double pace(String organisation) {
        return desks.computeIfAbsent(
                organisation,
                desk -> 0.45 + 0.65 * SeededRandom.of(seed, desk.hashCode()).nextDouble());
    }
}

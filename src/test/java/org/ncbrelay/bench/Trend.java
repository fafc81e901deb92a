package org.ncbrelay.bench;

import java.util.List;

/**
 * Whether a series rises: the straight line through its points (least squares), and how certain its slope is.
 *
 * @param level  what the line says in the middle
 * @param slope  per hour, in the unit of the series
 * @param margin the slope is within this of the true one with a probability of 95 %, as far as the points scatter independently
 */
record Trend(double level, double slope, double margin) {
    /** For the 95 % of a normal distribution; with some dozens of points Student's is no different. */
    private static final double WITHIN_95_PER_CENT = 1.96;

    /** What can be said of a series. */
    enum Verdict {
        FLAT,
        RISES,
        /** The points scatter more than the bound. */
        UNCLEAR
    }

    /**
     * @param hours  when each point was measured
     * @param values of the same number, three at least
     */
    static Trend of(List<Double> hours, List<Double> values) {
        int count = hours.size();
        if (count < 3 || values.size() != count) throw new IllegalArgumentException("three points at least");
        double meanHour = mean(hours);
        double mean = mean(values);
        double across = 0;
        double along = 0;
        for (int i = 0; i < count; i++) {
            across += (hours.get(i) - meanHour) * (hours.get(i) - meanHour);
            along += (hours.get(i) - meanHour) * (values.get(i) - mean);
        }
        double slope = along / across;
        double rest = 0;
        for (int i = 0; i < count; i++) {
            double off = values.get(i) - mean - slope * (hours.get(i) - meanHour);
            rest += off * off;
        }
        return new Trend(mean, slope, WITHIN_95_PER_CENT * Math.sqrt(rest / (count - 2) / across));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** @param bound what may be added in an hour at most, in the unit of the series */
    Verdict against(double bound) {
        if (slope - margin > bound) return Verdict.RISES;
        return slope + margin <= bound ? Verdict.FLAT : Verdict.UNCLEAR;
    }
}

package org.ncbrelay.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One figure, measured again and again, and whether it stays as it is. */
final class SoakSeries {
    private final String name;
    private final String unit;
    private final double bound;
    private final List<Double> hours = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    /**
     * @param name  for people
     * @param bound by which share of its level it may rise in an hour and still count as flat; NaN where it is shown only
     */
    SoakSeries(String name, String unit, double bound) {
        this.name = name;
        this.unit = unit;
        this.bound = bound;
    }

    void add(double hour, double value) {
        hours.add(hour);
        values.add(value);
    }

    String name() {
        return name;
    }

    String unit() {
        return unit;
    }

    List<Double> hours() {
        return hours;
    }

    List<Double> values() {
        return values;
    }

    double last() {
        return values.get(values.size() - 1);
    }

    /** Whether it is judged, and not only shown. */
    boolean isJudged() {
        return !Double.isNaN(bound);
    }

    /** @param from the beginning is warming up, and is left out */
    Trend trend(double from) {
        int first = 0;
        while (first < hours.size() - 3 && hours.get(first) < from) first++;
        return Trend.of(hours.subList(first, hours.size()), values.subList(first, values.size()));
    }

    /** A figure that is next to nothing may rise by a unit. */
    Trend.Verdict verdict(double from) {
        Trend trend = trend(from);
        return trend.against(Math.max(Math.abs(trend.level()) * bound, 1));
    }

    /** One row of a table: name, level, slope with its margin, bound, verdict. */
    String row(double from) {
        Trend trend = trend(from);
        return String.format(
                Locale.ROOT,
                "| %s, %s | %.1f | %+.1f ± %.1f | %s | %s |",
                name,
                unit,
                trend.level(),
                trend.slope(),
                trend.margin(),
                isJudged() ? String.format(Locale.ROOT, "%+.1f", Math.max(Math.abs(trend.level()) * bound, 1)) : "",
                isJudged() ? verdict(from).name().toLowerCase(Locale.ROOT) : "shown only");
    }
}

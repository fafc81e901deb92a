package org.ncbrelay.adapter.database.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ncbrelay.port.Figures.Count;
import org.ncbrelay.port.Figures.Country;
import org.ncbrelay.port.Figures.Counts;

/** Counts cases by all that the board shows, in one walk over them. */
final class CaseTally {
    private static final String[] AGES = {"1", "3", "7", "14", "30", "90", "more"};
    private static final int[] DAYS = {1, 3, 7, 14, 30, 90};
    private static final int STAGES = 6;

    private final Tally statuses = new Tally();
    private final Tally outcomes = new Tally();
    private final Tally urgencies = new Tally();
    private final Tally capabilities = new Tally();
    private final Tally countries = new Tally();
    private final Tally stages = new Tally();
    private final Tally ages = new Tally();
    private final Tally months = new Tally();
    private final Hours hours = new Hours();
    private final Map<String, Hours> hoursByCountry = new HashMap<>();
    private final Instant now;
    private long total;
    private long open;

    /** @param now moment from which the age of open cases is counted */
    CaseTally(Instant now) {
        this.now = now;
    }

    void count(CountedCase each) {
        total++;
        statuses.add(each.status());
        urgencies.add(each.urgency());
        each.capabilities().forEach(capabilities::add);
        countries.add(each.organisation());
        stages.add(each.stage());
        months.add(each.month());
        if (each.open()) {
            open++;
            ages.add(age(Duration.between(each.submittedAt(), now)));
        }
        if (each.outcome() != null) outcomes.add(each.outcome());
        if (!Double.isNaN(each.hours())) {
            hours.add(each.hours());
            hoursByCountry
                    .computeIfAbsent(each.organisation(), country -> new Hours())
                    .add(each.hours());
        }
    }

    private static String age(Duration since) {
        int bucket = 0;
        while (bucket < DAYS.length && since.compareTo(Duration.ofDays(DAYS[bucket])) >= 0) bucket++;
        return AGES[bucket];
    }

    Counts counted() {
        double[] sorted = hours.sorted();
        return new Counts(
                total,
                open,
                sorted.length,
                quantile(sorted, 0.5),
                quantile(sorted, 0.9),
                statuses.mostFirst(),
                outcomes.mostFirst(),
                urgencies.mostFirst(),
                capabilities.mostFirst(),
                countries.mostFirst().stream().map(this::country).toList(),
                reached(),
                ages.mostFirst(),
                months.byName());
    }

    private Country country(Count count) {
        double[] sorted = hoursByCountry.getOrDefault(count.name(), new Hours()).sorted();
        return new Country(count.name(), count.cases(), quantile(sorted, 0.5), quantile(sorted, 0.9));
    }

    /** How many came at least so far. */
    private List<Count> reached() {
        List<Count> reached = new ArrayList<>();
        for (int stage = 1; stage <= STAGES; stage++) {
            long cases = 0;
            for (int furthest = stage; furthest <= STAGES; furthest++) cases += stages.of(String.valueOf(furthest));
            reached.add(new Count(String.valueOf(stage), cases));
        }
        return reached;
    }

    /** Between two values where the part falls between them, as PostgreSQL's percentile_cont; null if there is none. */
    private static Double quantile(double[] sorted, double part) {
        if (sorted.length == 0) return null;
        double at = part * (sorted.length - 1);
        int below = (int) Math.floor(at);
        double low = sorted[below];
        return below == at ? low : low + (at - below) * (sorted[below + 1] - low);
    }

    /** Numbers without boxes. */
    private static final class Hours {
        private double[] values = new double[16];
        private int size;

        void add(double value) {
            if (size == values.length) values = Arrays.copyOf(values, size * 2);
            values[size++] = value;
        }

        double[] sorted() {
            double[] sorted = Arrays.copyOf(values, size);
            Arrays.sort(sorted);
            return sorted;
        }
    }

    private static final class Tally {
        private final Map<String, long[]> counts = new HashMap<>();

        void add(String name) {
            counts.computeIfAbsent(name, first -> new long[1])[0]++;
        }

        long of(String name) {
            long[] count = counts.get(name);
            return count == null ? 0 : count[0];
        }

        List<Count> mostFirst() {
            return sorted(Comparator.comparingLong(Count::cases).reversed().thenComparing(Count::name));
        }

        List<Count> byName() {
            return sorted(Comparator.comparing(Count::name));
        }

        private List<Count> sorted(Comparator<Count> order) {
            return counts.entrySet().stream()
                    .map(each -> new Count(each.getKey(), each.getValue()[0]))
                    .sorted(order)
                    .toList();
        }
    }
}

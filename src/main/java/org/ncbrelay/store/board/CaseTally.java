package org.ncbrelay.store.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.descriptive.Quantile;
import org.ncbrelay.store.board.Figures.Count;
import org.ncbrelay.store.board.Figures.Country;
import org.ncbrelay.store.board.Figures.Counts;
import org.ncbrelay.store.board.Figures.Results;

/** Counts cases by all that the board shows, in one walk over them. */
final class CaseTally {
    private static final String[] AGES = {"1", "3", "7", "14", "30", "90", "more"};
    private static final int[] DAYS = {1, 3, 7, 14, 30, 90};
    private static final long MICROS_OF_A_DAY = 86_400_000_000L;
    private static final int STAGES = 6;
    private static final double[] NONE = {};
    /** Between two values where the part falls between them, as PostgreSQL's percentile_cont. */
    private static final Quantile QUANTILE =
            Quantile.withDefaults().with(Quantile.EstimationMethod.HF7).withCopy(false);

    private final Tally statuses = new Tally();
    private final Tally outcomes = new Tally();
    private final Tally urgencies = new Tally();
    private final Tally capabilities = new Tally();
    private final Tally countries = new Tally();
    private final Tally stages = new Tally();
    private final long[] ages = new long[AGES.length];
    private final Map<Integer, Long> months = new TreeMap<>();
    private final Map<CaseKind, Long> kinds = new IdentityHashMap<>();
    private final Map<String, DoubleStream.Builder> hours = new HashMap<>();
    private final long now;
    private long total;
    private long open;
    private Results results = Results.NONE;

    /** @param now moment from which the age of open cases is counted */
    CaseTally(Instant now) {
        this.now = CountedCase.micros(now);
    }

    void count(CountedCase each) {
        CaseKind kind = each.kind();
        kinds.merge(kind, 1L, Long::sum);
        months.merge(each.month(), 1L, Long::sum);
        if (each.results() != Results.NONE) results = results.plus(each.results());
        if (kind.open()) ages[age(now - each.submitted())]++;
        if (kind.acknowledged())
            hours.computeIfAbsent(kind.organisation(), first -> DoubleStream.builder())
                    .add(each.hours());
    }

    private void count(CaseKind kind, long number) {
        total += number;
        if (kind.open()) open += number;
        statuses.add(kind.status(), number);
        urgencies.add(kind.urgency(), number);
        kind.capabilities().forEach(capability -> capabilities.add(capability, number));
        countries.add(kind.organisation(), number);
        stages.add(kind.stage(), number);
        if (kind.outcome() != null) outcomes.add(kind.outcome(), number);
    }

    private static int age(long micros) {
        int bucket = 0;
        while (bucket < DAYS.length && micros >= DAYS[bucket] * MICROS_OF_A_DAY) bucket++;
        return bucket;
    }

    Counts counted() {
        kinds.forEach(this::count);
        Map<String, double[]> byCountry = new HashMap<>();
        hours.forEach((country, values) -> byCountry.put(country, values.build().toArray()));
        double[] all =
                byCountry.values().stream().flatMapToDouble(Arrays::stream).toArray();
        Quantiles quantiles = quantiles(all);
        return new Counts(
                total,
                open,
                all.length,
                quantiles.median(),
                quantiles.ninety(),
                statuses.mostFirst(),
                outcomes.mostFirst(),
                urgencies.mostFirst(),
                capabilities.mostFirst(),
                countries.mostFirst().stream()
                        .map(count -> country(count, byCountry.getOrDefault(count.name(), NONE)))
                        .toList(),
                reached(),
                agesMostFirst(),
                monthsByName(),
                results);
    }

    private static Country country(Count count, double[] hours) {
        Quantiles quantiles = quantiles(hours);
        return new Country(count.name(), count.cases(), quantiles.median(), quantiles.ninety());
    }

    /** Looks for two of them and sorts no more than it has to. */
    private static Quantiles quantiles(double[] hours) {
        if (hours.length == 0) return new Quantiles(null, null);
        double[] found = QUANTILE.evaluate(hours, 0.5, 0.9);
        return new Quantiles(found[0], found[1]);
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

    private List<Count> agesMostFirst() {
        Tally tally = new Tally();
        for (int age = 0; age < AGES.length; age++) if (ages[age] > 0) tally.add(AGES[age], ages[age]);
        return tally.mostFirst();
    }

    private List<Count> monthsByName() {
        return months.entrySet().stream()
                .map(month -> new Count(
                        CountedCase.FIRST_MONTH.plusMonths(month.getKey()).toString(), month.getValue()))
                .toList();
    }

    /** Of hours; null where there are none. */
    private record Quantiles(Double median, Double ninety) {}

    private static final class Tally {
        private final Map<String, Long> counts = new HashMap<>();

        void add(String name, long number) {
            counts.merge(name, number, Long::sum);
        }

        long of(String name) {
            return counts.getOrDefault(name, 0L);
        }

        List<Count> mostFirst() {
            return counts.entrySet().stream()
                    .map(each -> new Count(each.getKey(), each.getValue()))
                    .sorted(Comparator.comparingLong(Count::cases).reversed().thenComparing(Count::name))
                    .toList();
        }
    }
}

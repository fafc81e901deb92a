package org.ncbrelay.adapter.database.board;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.descriptive.Quantile;
import org.ncbrelay.port.Figures.Count;
import org.ncbrelay.port.Figures.Country;
import org.ncbrelay.port.Figures.Counts;

/** Counts cases by all that the board shows, in one walk over them. */
final class CaseTally {
    private static final String[] AGES = {"1", "3", "7", "14", "30", "90", "more"};
    private static final int[] DAYS = {1, 3, 7, 14, 30, 90};
    private static final long MICROS_OF_A_DAY = 86_400_000_000L;
    private static final int STAGES = 6;
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
    private long[] months = new long[12 * 100];
    private final Map<String, Hours> hours = new HashMap<>();
    private final long now;
    private long total;
    private long open;

    /** @param now moment from which the age of open cases is counted */
    CaseTally(Instant now) {
        this.now = CasesOfKind.micros(now);
    }

    /**
     * @param from   microseconds since 1970 of the first submission that counts
     * @param before of the first one that does not count any more
     */
    void count(CasesOfKind cases, long from, long before) {
        CaseKind kind = cases.kind();
        Hours ofCountry = hours.computeIfAbsent(kind.organisation(), first -> new Hours());
        long number = 0;
        for (int at = 0; at < cases.size(); at++) {
            long submitted = cases.submitted(at);
            if (submitted < from || submitted >= before) continue;
            number++;
            countMonth(cases.month(at));
            if (kind.open()) ages[age(now - submitted)]++;
            if (kind.acknowledged()) ofCountry.add(cases.hours(at));
        }
        if (number > 0) count(kind, number);
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

    private void countMonth(int month) {
        if (month >= months.length) months = Arrays.copyOf(months, month + 1);
        months[month]++;
    }

    private static int age(long micros) {
        int bucket = 0;
        while (bucket < DAYS.length && micros >= DAYS[bucket] * MICROS_OF_A_DAY) bucket++;
        return bucket;
    }

    Counts counted() {
        Hours all = Hours.of(hours.values());
        Quantiles quantiles = all.quantiles();
        return new Counts(
                total,
                open,
                all.size,
                quantiles.median(),
                quantiles.ninety(),
                statuses.mostFirst(),
                outcomes.mostFirst(),
                urgencies.mostFirst(),
                capabilities.mostFirst(),
                countries.mostFirst().stream().map(this::country).toList(),
                reached(),
                agesMostFirst(),
                monthsByName());
    }

    private Country country(Count count) {
        Quantiles quantiles = hours.get(count.name()).quantiles();
        return new Country(count.name(), count.cases(), quantiles.median(), quantiles.ninety());
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
        List<Count> named = new ArrayList<>();
        for (int month = 0; month < months.length; month++)
            if (months[month] > 0)
                named.add(new Count(CasesOfKind.FIRST_MONTH.plusMonths(month).toString(), months[month]));
        return named;
    }

    /** Of hours; null where there are none. */
    private record Quantiles(Double median, Double ninety) {}

    /** Numbers without boxes. */
    private static final class Hours {
        private double[] values = new double[16];
        private int size;

        static Hours of(Collection<Hours> parts) {
            Hours all = new Hours();
            all.values = new double[parts.stream().mapToInt(part -> part.size).sum()];
            for (Hours part : parts) {
                System.arraycopy(part.values, 0, all.values, all.size, part.size);
                all.size += part.size;
            }
            return all;
        }

        void add(double value) {
            if (size == values.length) values = Arrays.copyOf(values, size * 2);
            values[size++] = value;
        }

        /** Looks for two of them and sorts no more than it has to. */
        Quantiles quantiles() {
            if (size == 0) return new Quantiles(null, null);
            double[] found = QUANTILE.evaluate(size == values.length ? values : Arrays.copyOf(values, size), 0.5, 0.9);
            return new Quantiles(found[0], found[1]);
        }
    }

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

package org.ncbrelay.bench.counters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/**
 * What an act cost.
 *
 * @param roundTrips how often the relay waited for PostgreSQL
 * @param statements at the top level: those that the relay sent, BEGIN and COMMIT among them, and those of triggers at the commit
 * @param nested     statements that functions, triggers and foreign keys ran inside of others
 * @param rows       inserted, changed or deleted, without the parts of long values that are stored apart
 * @param commits    transactions that wrote
 * @param logBytes   that the write-ahead log grew by; without images of pages, which come with checkpoints and not with acts
 */
record Counts(long roundTrips, long statements, long nested, long rows, long commits, long logBytes) {
    private static Counts of(long[] figures) {
        return new Counts(figures[0], figures[1], figures[2], figures[3], figures[4], figures[5]);
    }

    private long[] figures() {
        return new long[] {roundTrips, statements, nested, rows, commits, logBytes};
    }

    private static Counts of(List<Counts> all, ToLongFunction<LongStream> figure) {
        long[] figures = new long[6];
        for (int i = 0; i < figures.length; i++) {
            int at = i;
            figures[i] = figure.applyAsLong(all.stream().mapToLong(each -> each.figures()[at]));
        }
        return of(figures);
    }

    static Counts sum(List<Counts> all) {
        return of(all, LongStream::sum);
    }

    /** The median of each figure. */
    static Counts median(List<Counts> all) {
        return of(all, figures -> figures.sorted().toArray()[all.size() / 2]);
    }

    /** An equal share of each figure for each of so many. */
    Counts dividedBy(int number) {
        return of(LongStream.of(figures()).map(figure -> figure / number).toArray());
    }

    /** What repeats exactly: the log also depends on whether a page of an index was full. */
    Counts withoutLog() {
        return new Counts(roundTrips, statements, nested, rows, commits, 0);
    }

    Map<String, Long> byName() {
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("roundTrips", roundTrips);
        figures.put("statements", statements);
        figures.put("nested", nested);
        figures.put("rows", rows);
        figures.put("commits", commits);
        figures.put("logBytes", logBytes);
        return figures;
    }
}

package org.ncbrelay.bench.counters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What an act cost.
 *
 * @param roundTrips how often the relay waited for PostgreSQL
 * @param statements that the relay sent, BEGIN and COMMIT among them
 * @param nested     statements that functions, triggers and foreign keys ran inside of these
 * @param rows       inserted, changed or deleted, without the parts of long values that are stored apart
 * @param commits    transactions that wrote
 * @param logBytes   that the write-ahead log grew by; without images of pages, which come with checkpoints and not with acts
 */
record Counts(long roundTrips, long statements, long nested, long rows, long commits, long logBytes) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    Counts plus(Counts other) {
        return new Counts(
                roundTrips + other.roundTrips,
                statements + other.statements,
                nested + other.nested,
                rows + other.rows,
                commits + other.commits,
                logBytes + other.logBytes);
    }

    /** The median of each figure. */
    static Counts median(List<Counts> all) {
        return new Counts(
                median(all, Counts::roundTrips),
                median(all, Counts::statements),
                median(all, Counts::nested),
                median(all, Counts::rows),
                median(all, Counts::commits),
                median(all, Counts::logBytes));
    }

    private static long median(List<Counts> all, ToLongFunction<Counts> figure) {
        return all.stream().mapToLong(figure).sorted().toArray()[all.size() / 2];
    }

    /** An equal share of each figure for each of so many. */
    Counts dividedBy(int number) {
        return new Counts(
                roundTrips / number,
                statements / number,
                nested / number,
                rows / number,
                commits / number,
                logBytes / number);
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

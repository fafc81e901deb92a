package org.ncbrelay.adapter.monitoring;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts and ages over all cases, letters and jobs of all countries, and none of one country: one statement, by a function of the database that
 * answers numbers only (V18). A worker reads them from time to time, so that a request for the metrics gets the last ones at once, also
 * while the database is away.
 */
@Component
class PlatformFigures {
    /** Our default: far above what 100,000 cases need; where it is not enough, the alert about old figures says so. */
    private static final int SECONDS_AT_MOST = 20;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Duration over;
    private final Clock clock;
    private final List<Runnable> afterReading = new CopyOnWriteArrayList<>();
    private volatile Reading last = new Reading(null, 0, Map.of());

    PlatformFigures(
            JdbcClient jdbc, PlatformTransactionManager transactionManager, MonitoringSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactionManager);
        transactions.setReadOnly(true);
        transactions.setTimeout(SECONDS_AT_MOST);
        this.over = settings.over();
        this.clock = clock;
    }

    /** Reads all figures anew; if that fails, the last ones stay, with the time of their reading. */
    void read() {
        Instant now = clock.instant();
        long begun = System.nanoTime();
        Map<String, Map<String, Double>> read = transactions.execute(status -> ask(now));
        last = new Reading(now, (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1), read);
        afterReading.forEach(Runnable::run);
    }

    private Map<String, Map<String, Double>> ask(Instant now) {
        return jdbc
                .sql("SELECT figure, label, value FROM relay_platform_figures(:now, :since)")
                .param("now", Timestamp.from(now))
                .param("since", Timestamp.from(now.minus(over)))
                .query((row, n) -> new Figure(row.getString("figure"), row.getString("label"), row.getDouble("value")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Figure::name, Collectors.toMap(Figure::label, Figure::value)));
    }

    /** @return {@link Double#NaN} where there is no such figure, or before the first reading */
    double value(String figure) {
        return last.figures.getOrDefault(figure, Map.of()).getOrDefault("", Double.NaN);
    }

    /** The values of a figure by their labels; empty before the first reading. */
    Map<String, Double> values(String figure) {
        return last.figures.getOrDefault(figure, Map.of());
    }

    /** When they were read, in seconds since 1970; {@link Double#NaN} before the first reading. */
    double readAt() {
        Instant at = last.at;
        return at == null ? Double.NaN : at.toEpochMilli() / 1_000.0;
    }

    /** How long the last reading took, in seconds. */
    double seconds() {
        return last.seconds;
    }

    /** @param listener is called after each reading, on the thread of the reader */
    void afterReading(Runnable listener) {
        afterReading.add(listener);
    }

    private record Figure(String name, String label, double value) {}

    /** @param at null before the first one */
    private record Reading(Instant at, double seconds, Map<String, Map<String, Double>> figures) {}
}

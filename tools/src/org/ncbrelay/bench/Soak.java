package org.ncbrelay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Runs the packaged relay for a long time at about half of what it can do here, and looks every ten seconds whether anything grows
 * that should not: {@code make soak MINUTES=60}. The log of the garbage collector is in {@code target/soak}.
 */
public final class Soak {
    private static final Path DATA = Path.of("target", "soak");
    private static final int MINUTES = Integer.getInteger("relay.soak.minutes", 60);
    private static final Duration SAMPLE = Duration.ofSeconds(10);
    private static final Duration FULL_LOAD = Duration.ofSeconds(60);
    private static final int THREADS = 16;
    /** What is left of the heap, in a line of the log of the garbage collector. */
    private static final Pattern AFTER_COLLECTION =
            Pattern.compile("Pause (?:Full|Young)[^\\n]* \\d+M->(\\d+)M\\(\\d+M\\)");

    private final RelayProcess relay;
    private final JdbcTemplate database;
    private final SoakLoad load;
    private final ConcurrentLinkedQueue<Double> latencies = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();

    /** Of the sample that is being taken, ascending. */
    private List<Double> taken = List.of();

    private long lastLog;
    private long bytesBefore;
    private int filedBefore;

    private final List<Series> all = List.of(
            new Series("heap after a collection, MB", 0.10, this::heapAfterCollection),
            new Series("memory of the JVM, MB", 0.10, () -> status("VmRSS:") / 1024),
            new Series("threads of the JVM", 0.10, () -> status("Threads:")),
            new Series(
                    "connections to the database",
                    0.10,
                    () -> number(
                            "SELECT count(*) FROM pg_stat_activity WHERE datname = 'relay' AND application_name LIKE 'ncb-relay%'")),
            new Series("latency, half of the acts, ms", 0.25, () -> taken.get(taken.size() / 2)),
            new Series("latency, 99 of 100 acts, ms", 0.25, () -> taken.get(taken.size() * 99 / 100)),
            new Series(
                    "dead rows for each 100 live ones",
                    0.25,
                    () -> number(
                            "SELECT 100.0 * sum(n_dead_tup) / greatest(1, sum(n_live_tup)) FROM pg_stat_user_tables")),
            new Series("stored for each request, kB", 0.10, this::stored),
            new Series("log of the database for each act, kB", 0.25, this::log));

    /** One figure, measured again and again; by which share of its level, at least by one, it may rise and count as flat. */
    private record Series(String name, double bound, Measure measure, List<Double> values) {
        private interface Measure {
            double now() throws IOException;
        }

        Series(String name, double bound, Measure measure) {
            this(name, bound, measure, new ArrayList<>());
        }

        void add() throws IOException {
            double value = measure.now();
            if (!Double.isNaN(value)) values.add(value);
        }

        /** One row of a table: the medians of the second and the last quarter, and a verdict; in the first the JVM still warms up. */
        String row() {
            double early = median(1);
            double late = median(3);
            boolean rises = late - early > Math.max(Math.abs(early) * bound, 1);
            return String.format(Locale.ROOT, "| %s | %.1f | %.1f | %s |", name, early, late, rises ? "rises" : "flat");
        }

        private double median(int quarter) {
            int size = values.size() / 4;
            return values.subList(size * quarter, size * (quarter + 1)).stream()
                    .sorted()
                    .toList()
                    .get(size / 2);
        }
    }

    private Soak(RelayProcess relay) {
        this.relay = relay;
        this.database = relay.database();
        this.load = new SoakLoad(relay);
    }

    public static void main(String[] arguments) throws Exception {
        FileSystemUtils.deleteRecursively(DATA);
        try (RelayProcess relay = new RelayProcess(DATA, List.of("-Xlog:gc:file=" + DATA.resolve("gc.log")))) {
            new Soak(relay).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        fullLoad();
        int perSecond = Math.max(1, (int) Math.round(fullLoad() / 2));
        latencies.clear();
        failed.set(0);
        filedBefore = load.filed();
        bytesBefore = bytes();
        lastLog = logPlace();
        long start = System.nanoTime();
        ExecutorService workers = Executors.newFixedThreadPool(THREADS);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        clock.scheduleAtFixedRate(
                () -> workers.submit(this::timed), 0, TimeUnit.SECONDS.toNanos(1) / perSecond, TimeUnit.NANOSECONDS);
        for (int i = 1; i <= Duration.ofMinutes(MINUTES).dividedBy(SAMPLE); i++) {
            TimeUnit.NANOSECONDS.sleep(start + SAMPLE.toNanos() * i - System.nanoTime());
            sample();
        }
        clock.shutdownNow();
        workers.shutdownNow();
        System.out.printf(
                Locale.ROOT,
                "%s; %d acts a second for %d min: %d requests filed, %d acts failed%n| figure | second quarter | last quarter | |%n|---|---|---|---|%n",
                Machine.description(),
                perSecond,
                MINUTES,
                load.filed() - filedBefore,
                failed.get());
        all.forEach(series -> System.out.println(series.row()));
    }

    /** @return acts a second; the first time the JVM still compiles */
    private double fullLoad() throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        long end = System.nanoTime() + FULL_LOAD.toNanos();
        ExecutorService workers = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 8; i++)
            workers.submit(() -> {
                while (System.nanoTime() - end < 0) {
                    timed();
                    done.incrementAndGet();
                }
            });
        workers.shutdown();
        workers.awaitTermination(FULL_LOAD.toSeconds() + 60, TimeUnit.SECONDS);
        return done.get() / (double) FULL_LOAD.toSeconds();
    }

    private void timed() {
        long start = System.nanoTime();
        try {
            load.act();
            latencies.add((System.nanoTime() - start) / 1e6);
        } catch (Exception | AssertionError failure) {
            if (failed.incrementAndGet() <= 10) System.err.println("failed: " + failure);
        }
    }

    private void sample() throws IOException {
        List<Double> acts = new ArrayList<>();
        for (Double each = latencies.poll(); each != null; each = latencies.poll()) acts.add(each);
        if (acts.isEmpty()) return;
        acts.sort(null);
        taken = acts;
        for (Series series : all) series.add();
    }

    /** The lowest of the latest collections: a young one leaves what has just been asked for. */
    private double heapAfterCollection() throws IOException {
        List<Double> left = AFTER_COLLECTION
                .matcher(Files.readString(DATA.resolve("gc.log")))
                .results()
                .map(found -> Double.valueOf(found.group(1)))
                .toList();
        return left.subList(Math.max(0, left.size() - 10), left.size()).stream()
                .min(Double::compare)
                .orElse(Double.NaN);
    }

    private double status(String field) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(relay.process().pid()), "status")).stream()
                .filter(line -> line.startsWith(field))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")))
                .sum();
    }

    private double stored() {
        return (bytes() - bytesBefore) / 1024.0 / Math.max(1, load.filed() - filedBefore);
    }

    private double log() {
        long now = logPlace();
        double each = (now - lastLog) / 1024.0 / taken.size();
        lastLog = now;
        return each;
    }

    private double number(String sql) {
        return database.queryForObject(sql, Double.class);
    }

    private long bytes() {
        return (long) number("SELECT pg_database_size('relay')");
    }

    private long logPlace() {
        return (long) number("SELECT pg_current_wal_lsn() - '0/0'::pg_lsn");
    }
}

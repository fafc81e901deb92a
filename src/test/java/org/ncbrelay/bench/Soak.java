package org.ncbrelay.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * Runs the packaged relay for a long time at about half of what it can do here, and looks every ten seconds whether anything grows that
 * should not: {@code make soak MINUTES=60}. {@code -Drelay.soak.minutes}, {@code .rate} (acts a second; left out, half of what a minute
 * at full load shows). Results are in {@code target/soak}: {@code soak.csv}, {@code soak.svg} and the table that is printed.
 */
public final class Soak {
    private static final Path DATA = Path.of("target", "soak");
    private static final int MINUTES = Integer.getInteger("relay.soak.minutes", 60);
    private static final int RATE = Integer.getInteger("relay.soak.rate", 0);
    private static final Duration SAMPLE = Duration.ofSeconds(10);
    private static final Duration FULL_LOAD = Duration.ofSeconds(60);
    private static final int THREADS = 16;
    /** Of the time: the JVM compiles, caches fill. */
    private static final double WARMING_UP = 0.25;

    /** What is left of the heap, in a line of the log of the garbage collector. */
    private static final Pattern AFTER_COLLECTION =
            Pattern.compile("Pause (Full|Young)[^\\n]* \\d+M->(\\d+)M\\(\\d+M\\)");

    private final RelayProcess relay;
    private final RelayServer server;
    private final JdbcTemplate database;
    private final SoakLoad load;
    private final ConcurrentLinkedQueue<Double> latencies = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger late = new AtomicInteger();

    private final SoakSeries heap = new SoakSeries("heap after a collection", "MB", 0.10);
    private final SoakSeries resident = new SoakSeries("memory of the JVM", "MB", 0.10);
    private final SoakSeries threads = new SoakSeries("threads of the JVM", "number", 0.10);
    private final SoakSeries connections = new SoakSeries("connections to the database", "number", 0.10);
    private final SoakSeries half = new SoakSeries("latency, half of the acts", "ms", 0.25);
    private final SoakSeries most = new SoakSeries("latency, 99 of 100 acts", "ms", 0.25);
    private final SoakSeries dead = new SoakSeries("dead rows for each 100 live ones", "number", 0.25);
    private final SoakSeries stored = new SoakSeries("stored for each request", "kB", 0.10);
    private final SoakSeries written = new SoakSeries("log of the database for each act", "kB", 0.25);
    private final SoakSeries rate = new SoakSeries("acts a second", "number", Double.NaN);
    private final List<SoakSeries> all =
            List.of(heap, resident, threads, connections, half, most, dead, stored, written, rate);

    private long lastLog;
    private long bytesBefore;
    private int filedBefore;

    private Soak(RelayProcess relay) throws Exception {
        this.relay = relay;
        this.server = new RelayServer(DATA.resolve("postgres"));
        this.database = server.as("relay");
        this.load = new SoakLoad(relay.port());
    }

    public static void main(String[] arguments) throws Exception {
        if (Files.exists(DATA)) FileSystemUtils.deleteRecursively(DATA);
        Files.createDirectories(DATA);
        Path jar = Path.of("target", "relay", "ncb-relay.jar");
        if (!Files.exists(jar)) throw new IOException(jar + " is missing: make soak builds it first");
        try (RelayProcess relay = RelayProcess.start(jar, DATA, "-Xlog:gc:file=" + DATA.resolve("gc.log"))) {
            new Soak(relay).run();
        }
    }

    private void run() throws Exception {
        int perSecond = RATE > 0 ? RATE : Math.max(1, (int) Math.round(fullLoad() / 2));
        System.out.printf(Locale.ROOT, "%d acts a second for %d min%n", perSecond, MINUTES);
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
        long samples = Duration.ofMinutes(MINUTES).dividedBy(SAMPLE);
        for (int i = 1; i <= samples; i++) {
            TimeUnit.NANOSECONDS.sleep(start + SAMPLE.toNanos() * i - System.nanoTime());
            sample((System.nanoTime() - start) / 3.6e12);
        }
        clock.shutdownNow();
        workers.shutdownNow();
        report(perSecond);
    }

    /** @return acts a second, after as long a time again in which the JVM compiles */
    private double fullLoad() throws Exception {
        whole(FULL_LOAD);
        double full = whole(FULL_LOAD);
        System.out.printf(Locale.ROOT, "Full load: %.0f acts a second%n", full);
        return full;
    }

    private double whole(Duration time) throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        long end = System.nanoTime() + time.toNanos();
        ExecutorService workers = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 8; i++)
            workers.submit(() -> {
                while (System.nanoTime() - end < 0) {
                    timed();
                    done.incrementAndGet();
                }
            });
        workers.shutdown();
        workers.awaitTermination(time.toSeconds() + 60, TimeUnit.SECONDS);
        return done.get() / (double) time.toSeconds();
    }

    private void timed() {
        long start = System.nanoTime();
        try {
            load.act();
            latencies.add((System.nanoTime() - start) / 1e6);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        } catch (Exception failure) {
            if (failed.incrementAndGet() <= 10) System.err.println("failed: " + failure);
        }
    }

    private void sample(double hour) throws IOException {
        List<Double> taken = new ArrayList<>();
        for (Double each = latencies.poll(); each != null; each = latencies.poll()) taken.add(each);
        taken.sort(null);
        if (taken.isEmpty()) {
            late.incrementAndGet();
            return;
        }
        half.add(hour, taken.get(taken.size() / 2));
        most.add(hour, taken.get((int) (taken.size() * 0.99)));
        rate.add(hour, taken.size() / (double) SAMPLE.toSeconds());
        heapAfterCollection(hour);
        resident.add(hour, ProcessUse.resident(relay.pid()));
        threads.add(hour, threads());
        connections.add(
                hour,
                database.queryForObject(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = 'relay' AND application_name LIKE 'ncb-relay%'",
                        Integer.class));
        dead.add(
                hour,
                database.queryForObject(
                        "SELECT 100.0 * sum(n_dead_tup) / greatest(1, sum(n_live_tup)) FROM pg_stat_user_tables",
                        Double.class));
        if (load.filed() > filedBefore)
            stored.add(hour, (bytes() - bytesBefore) / 1024.0 / (load.filed() - filedBefore));
        long log = logPlace();
        written.add(hour, (log - lastLog) / 1024.0 / taken.size());
        lastLog = log;
    }

    /** The lowest of the latest collections: a young one leaves what has just been asked for. */
    private void heapAfterCollection(double hour) throws IOException {
        List<Integer> left = new ArrayList<>();
        Matcher lines = AFTER_COLLECTION.matcher(Files.readString(DATA.resolve("gc.log"), StandardCharsets.UTF_8));
        while (lines.find()) left.add(Integer.parseInt(lines.group(2)));
        if (left.isEmpty()) return;
        heap.add(
                hour,
                left.subList(Math.max(0, left.size() - 10), left.size()).stream()
                        .mapToInt(Integer::intValue)
                        .min()
                        .orElseThrow());
    }

    private double threads() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(relay.pid()), "status")).stream()
                .filter(line -> line.startsWith("Threads:"))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D+", "")))
                .sum();
    }

    private long bytes() {
        return database.queryForObject("SELECT pg_database_size('relay')", Long.class);
    }

    private long logPlace() {
        return database.queryForObject("SELECT pg_current_wal_lsn() - '0/0'::pg_lsn", Long.class);
    }

    private void report(int perSecond) throws IOException {
        double from = MINUTES / 60.0 * WARMING_UP;
        Files.writeString(DATA.resolve("soak.csv"), csv());
        Files.writeString(DATA.resolve("soak.svg"), SoakPicture.of(all, from));
        System.out.printf(
                Locale.ROOT,
                "%s, %d cores, PostgreSQL %s; %d acts a second for %d min: %d requests filed, %d acts failed, %d samples without an act%n",
                Machine.processor(),
                Machine.cores(),
                server.version(),
                perSecond,
                MINUTES,
                load.filed() - filedBefore,
                failed.get(),
                late.get());
        System.out.println("| figure | level | in an hour | bound | |\n|---|---|---|---|---|");
        all.forEach(series -> System.out.println(series.row(from)));
    }

    private String csv() {
        StringBuilder csv = new StringBuilder("series,unit,minute,value\n");
        for (SoakSeries series : all)
            for (int i = 0; i < series.values().size(); i++)
                csv.append(String.format(
                        Locale.ROOT,
                        "\"%s\",%s,%.2f,%.3f%n",
                        series.name(),
                        series.unit(),
                        series.hours().get(i) * 60,
                        series.values().get(i)));
        return csv.toString();
    }
}

package org.ncbrelay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * Compares the packaged relay, asked over HTTP, with bare engines that start a process of two tasks, and with a service that
 * stores one row: {@code make bench}. Each runs in a process of its own on the same PostgreSQL (durable commits), in shuffled
 * rounds. {@code -Drelay.bench.rounds}, {@code .requests}, {@code .seed} change the load.
 */
public final class Benchmark {
    private static final Path DATA = Path.of("target", "bench");
    private static final Path RESULT = Path.of("target", "bench.json");

    private static final int ROUNDS = Integer.getInteger("relay.bench.rounds", 5);
    private static final int REQUESTS = Integer.getInteger("relay.bench.requests", 300);
    private static final long SEED = Long.getLong("relay.bench.seed", 2019042);
    private static final int LOOKS = 60;

    static final String FIVE = "relayFiveCountries4Threads";
    static final String FIVE_8 = "relayFiveCountries8Threads";
    static final String ONE_8 = "relayOneCountry8Threads";
    static final String CAMUNDA = "camunda4Threads";
    static final String FLOWABLE_ENGINE = "flowable4Threads";
    static final String ROW = "plainRow4Threads";

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        if (Files.exists(DATA)) FileSystemUtils.deleteRecursively(DATA);
        Files.createDirectories(DATA);
        Path jar = jar();
        double firstStart = firstStart(jar);
        try (RelayProcess relay = RelayProcess.start(jar, DATA)) {
            RelayServer server = new RelayServer(DATA.resolve("postgres"));
            try (PeerProcess camunda = Peers.camunda(server, DATA);
                    PeerProcess flowable = Peers.flowable(server, DATA);
                    PlainRow row = new PlainRow(server.empty("plain_row"))) {
                Submissions submissions = new Submissions(relay.port());
                List<Contender> contenders = new ArrayList<>(List.of(
                        relay(FIVE, "relay, five countries, 4 threads", 4, relay, submissions::submitFromAnywhere),
                        relay(FIVE_8, "relay, five countries, 8 threads", 8, relay, submissions::submitFromAnywhere),
                        relay(ONE_8, "relay, one country, 8 threads", 8, relay, submissions::submit),
                        engine(CAMUNDA, "bare Camunda 7.24, 4 threads", camunda),
                        new Contender(ROW, "POST of one plain row, 4 threads", 4, REQUESTS * 5, 0, row::run)));
                if (flowable != null) contenders.add(engine(FLOWABLE_ENGINE, "bare Flowable 7.2, 4 threads", flowable));
                Comparison comparison = Comparison.run(contenders, ROUNDS, SEED, server.pid());
                Load visible = Load.run(1, LOOKS, submissions::untilTheTaskIsVisible);
                BenchResult result = new BenchResult(contenders, comparison)
                        .machine("measured at", Instant.now().toString())
                        .machine("processor", Machine.cores() + " cores, " + Machine.processor())
                        .machine("Java, PostgreSQL", Runtime.version().feature() + ", " + server.version())
                        .machine("rounds", ROUNDS + " of " + REQUESTS + " submissions, seed " + SEED);
                BenchRatios.add(result, comparison, flowable != null);
                result.figure("untilTaskVisible", "until the NCB sees its task, median, ms", visible.milliseconds(0.5))
                        .figure(
                                "residentMemory",
                                "memory of the JVM after the load, MB",
                                ProcessUse.resident(relay.pid()))
                        .figure("peakMemory", "the most that it was, MB", ProcessUse.peak(relay.pid()))
                        .figure(
                                "databaseMemory",
                                "memory of PostgreSQL after the load, all databases, MB",
                                ProcessUse.memoryWithChildren(server.pid()))
                        .figure("firstStart", "first start until ready, s", firstStart)
                        .figure("laterStart", "later start until ready, s", seconds(relay));
                result.write(RESULT);
                System.out.println(result.table() + "\nAll rounds are in " + RESULT);
            }
        }
    }

    private static Contender relay(String key, String name, int threads, RelayProcess relay, Load.Work work) {
        return new Contender(key, name, threads, REQUESTS, relay.pid(), (some, count) -> Load.run(some, count, work));
    }

    private static Contender engine(String key, String name, PeerProcess engine) {
        return new Contender(key, name, 4, REQUESTS * 3, engine.pid(), engine::run);
    }

    private static double seconds(RelayProcess relay) {
        return relay.untilReady().toMillis() / 1e3;
    }

    /** With all that happens once: the database is made, and everybody of the demonstration. */
    private static double firstStart(Path jar) throws Exception {
        try (RelayProcess relay = RelayProcess.start(jar, DATA)) {
            return seconds(relay);
        }
    }

    /** With its libraries beside it, as {@code make dist} and the production image have it. */
    private static Path jar() throws IOException {
        Path jar = Path.of("target", "relay", "ncb-relay.jar");
        if (!Files.exists(jar)) throw new IOException(jar + " is missing: make bench builds it first");
        return jar;
    }
}

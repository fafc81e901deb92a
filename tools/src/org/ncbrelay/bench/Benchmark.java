package org.ncbrelay.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ncbrelay.bench.counters.SampleRequest;
import org.ncbrelay.support.Caller;
import org.springframework.util.FileSystemUtils;

/**
 * Compares the packaged relay with stock Camunda asked by its REST API: {@code make bench}. Each runs in a process of its own, the
 * relay with the shipped options and its peers with those of the JVM, on the same PostgreSQL (durable commits) and for the same
 * client, in shuffled rounds. Starts without HTTP are there for reference.
 */
public final class Benchmark {
    private static final Path DATA = Path.of("target", "bench");
    private static final int ROUNDS = Integer.getInteger("relay.bench.rounds", 5);
    private static final int REQUESTS = Integer.getInteger("relay.bench.requests", 400);
    /** Java compiles a method for the last time after 5,000 to 15,000 calls; the relay gets two such warm-ups, Camunda three. */
    private static final int WARM_UP = 6_000;

    private static final List<String> COUNTRIES = List.of("ken", "idn", "fra", "bra", "sgp");

    private final AtomicInteger number = new AtomicInteger();
    private final ProcessHandle postgres;
    /** By contender, one for each round. */
    private final Map<Contender, List<Load>> loads = new LinkedHashMap<>();

    private final Map<Contender, Duration> used = new HashMap<>();
    private final Map<Contender, Duration> usedByPostgres = new HashMap<>();

    /** @param runner does the work so often as it is asked, by so many threads */
    private record Contender(String name, int threads, ProcessHandle process, Runner runner) {}

    private interface Runner {
        Load run(int threads, int count) throws Exception;
    }

    private Benchmark(ProcessHandle postgres) {
        this.postgres = postgres;
    }

    public static void main(String[] arguments) throws Exception {
        FileSystemUtils.deleteRecursively(DATA);
        try (RelayProcess relay = new RelayProcess(DATA, List.of());
                Peer camunda = Peer.start("camunda", relay);
                Peer flowable = Peer.start("flowable", relay)) {
            new Benchmark(relay.postgres()).compare(relay, camunda, flowable);
        }
        System.exit(0);
    }

    private void compare(RelayProcess relay, Peer camunda, Peer flowable) throws Exception {
        Caller http = relay.caller();
        Caller stock = new Caller("http://localhost:" + camunda.port());
        Contender five = over("relay, five countries", 4, relay.process(), () -> submit(http, COUNTRIES.size()));
        Contender one = over("relay, one country", 8, relay.process(), () -> submit(http, 1));
        Contender few = over("stock Camunda 7.24 by REST", 4, camunda.process(), () -> start(stock));
        Contender many = over("stock Camunda 7.24 by REST", 8, camunda.process(), () -> start(stock));
        List<Contender> all = new ArrayList<>(List.of(five, few, one, many));
        all.add(new Contender("Camunda 7.24 in process", 4, camunda.process(), camunda::run));
        if (flowable != null) all.add(new Contender("Flowable 7.2 in process", 4, flowable.process(), flowable::run));
        for (Contender each : all) warmUp(each);
        Random random = new Random(2019042);
        for (int round = 0; round < ROUNDS; round++) {
            List<Contender> order = new ArrayList<>(all);
            Collections.shuffle(order, random);
            for (Contender each : order) measure(each);
        }
        System.out.printf(
                "%n%s, PostgreSQL %s; medians of %d rounds of %d%n%n| | clients | per second | median, p99 | CPU: JVM, PostgreSQL |%n|---|---|---|---|---|%n",
                Machine.description(),
                relay.database().queryForObject("SHOW server_version", String.class),
                ROUNDS,
                REQUESTS);
        all.forEach(each -> System.out.println(row(each)));
        System.out.printf(
                "%nsubmissions per second ÷ stock Camunda, in each round: five countries %s; one country %s%n",
                ratio(five, few), ratio(one, many));
    }

    private static Contender over(String name, int threads, ProcessHandle process, Load.Work work) {
        return new Contender(name, threads, process, (some, count) -> Load.run(some, count, work));
    }

    private void submit(Caller http, int countries) {
        int turn = number.getAndIncrement();
        SampleRequest.send(http, "agency." + COUNTRIES.get(turn % countries), turn)
                .with(201);
    }

    private void start(Caller stock) {
        Map<String, Object> variables = new HashMap<>();
        PeerServer.variables().forEach((name, value) -> variables.put(name, Map.of("value", value)));
        stock.post(
                        "demo",
                        "/engine-rest/process-definition/key/twoTasks/start",
                        Map.of("businessKey", "CASE-" + number.getAndIncrement(), "variables", variables))
                .with(200);
    }

    private void warmUp(Contender it) throws Exception {
        it.runner.run(it.threads, WARM_UP);
        awaitRest(it);
    }

    /** What a contender does after its last answer is counted as its use too. */
    private void measure(Contender it) throws Exception {
        Duration before = cpu(it.process);
        Duration beforePostgres = cpu(postgres);
        loads.computeIfAbsent(it, first -> new ArrayList<>()).add(it.runner.run(it.threads, REQUESTS));
        awaitRest(it);
        used.merge(it, cpu(it.process).minus(before), Duration::plus);
        usedByPostgres.merge(it, cpu(postgres).minus(beforePostgres), Duration::plus);
    }

    /** Waits until letters and jobs that follow are done: both processes use less than 5 % of a core for a second. */
    private void awaitRest(Contender it) throws InterruptedException {
        Duration before = Duration.ZERO;
        Duration now = cpu(it.process).plus(cpu(postgres));
        while (now.minus(before).toMillis() > 50) {
            Thread.sleep(1000);
            before = now;
            now = cpu(it.process).plus(cpu(postgres));
        }
    }

    /** Of a process and its children. */
    private static Duration cpu(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.children())
                .flatMap(each -> each.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private String row(Contender it) {
        double times = (double) ROUNDS * REQUESTS;
        return "| %s | %d | %.0f | %.1f ms, %.1f ms | %.1f ms, %.1f ms |"
                .formatted(
                        it.name,
                        it.threads,
                        median(loads.get(it).stream().mapToDouble(Load::perSecond)),
                        median(loads.get(it).stream().mapToDouble(Load::p50)),
                        median(loads.get(it).stream().mapToDouble(Load::p99)),
                        used.get(it).toMillis() / times,
                        usedByPostgres.get(it).toMillis() / times);
    }

    /** Only what ran in the same round is compared: the machine is not the same from one minute to the next. */
    private String ratio(Contender one, Contender other) {
        double[] ratios = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++)
            ratios[i] =
                    loads.get(one).get(i).perSecond() / loads.get(other).get(i).perSecond();
        Arrays.sort(ratios);
        return "%.2f (%.2f to %.2f)".formatted(median(Arrays.stream(ratios)), ratios[0], ratios[ROUNDS - 1]);
    }

    private static double median(DoubleStream figures) {
        double[] sorted = figures.sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}

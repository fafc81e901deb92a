package org.ncbrelay.labs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ncbrelay.json.SentJson;
import org.ncbrelay.labs.CutProxy.Phase;
import org.ncbrelay.security.bodies.BodyLimits;
import org.ncbrelay.support.machines.Node;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The kinds of faults. */
final class Faults {
    /** Makes the reminders of cases fall due; with their references. */
    static final String REMINDERS_DUE = """
            UPDATE act_ru_job j SET duedate_ = (now() - interval '1 second') AT TIME ZONE 'UTC' FROM act_ru_execution e
             WHERE e.id_ = j.process_instance_id_ AND e.business_key_ = ANY (?) AND j.handler_type_ = 'timer-task-listener'""";

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Faults() {}

    private static Node any(Lab lab, Random random) {
        return lab.nodes.get(random.nextInt(lab.nodes.size()));
    }

    private static CutProxy anyProxy(Lab lab, Random random) {
        return lab.proxies.get(random.nextInt(lab.proxies.size()));
    }

    /** {@code kill -9} of one node, which is started again at once. */
    static final class NodeKill implements Fault {
        @Override
        public List<Node> into(Lab lab, Random random) throws InterruptedException {
            int node = random.nextInt(lab.nodes.size());
            lab.nodes.get(node).kill();
            lab.start(node);
            return List.of(lab.nodes.get(node).ready());
        }

        /** The node that is left was mostly the last one killed: without time to compile, it would need the machine for that too. */
        @Override
        public Duration pause() {
            return Duration.ofSeconds(30);
        }

        /** With more, the other node, its database and the callers need all of two cores, and the start would measure these. */
        @Override
        public int scripts() {
            return 1;
        }
    }

    /** {@code kill -9} of PostgreSQL: of its first process alone, or of all at once; it is started again at once. */
    static List<Node> killServer(Lab lab, Random random) throws IOException {
        lab.server.kill(random.nextBoolean());
        return lab.nodes;
    }

    /** {@code kill -9} of the process of a connection that is committing: the server ends all others and recovers. */
    static List<Node> killInCommit(Lab lab, Random random) throws SQLException {
        int skip = random.nextInt(20);
        SingleConnectionDataSource own = new SingleConnectionDataSource(lab.server.connection(), true);
        JdbcTemplate watch = new JdbcTemplate(own);
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            List<Long> committing = watch.queryForList(
                    "SELECT pid::bigint FROM pg_stat_activity WHERE application_name = 'ncb-relay' AND state = 'active' AND query ILIKE 'commit%'",
                    Long.class);
            if (committing.isEmpty() || skip-- > 0) continue;
            ProcessHandle.of(committing.get(0)).ifPresent(ProcessHandle::destroyForcibly);
            break;
        }
        own.destroy();
        lab.server.awaitAnswer();
        return lab.nodes;
    }

    /** {@code pg_terminate_backend} for some connections of the relay, active ones first. */
    static List<Node> terminate(Lab lab, Random random) {
        lab.server
                .sql()
                .queryForList(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ncb-relay' ORDER BY state = 'active' DESC, random() LIMIT ?",
                        1 + random.nextInt(5));
        return lab.nodes;
    }

    /** A node stops in the middle of everything (SIGSTOP) and continues some seconds later. */
    static List<Node> freeze(Lab lab, Random random) throws Exception {
        Node frozen = any(lab, random);
        frozen.signal("STOP");
        Lab.pause(Duration.ofMillis(500 + random.nextInt(3500)));
        frozen.signal("CONT");
        return List.of(frozen);
    }

    /** Reminders fall due; a node locks some of them, freezes, and continues after the other has taken them over: each is given once. */
    static List<Node> freezeWithLocks(Lab lab, Random random) throws Exception {
        String[] cases = lab.load.aside(12).toArray(String[]::new);
        JdbcTemplate sql = lab.server.sql();
        sql.update(REMINDERS_DUE, (Object) cases);
        Node.await(
                "a node locks reminders", PATIENCE, () -> left(sql, cases, false) == 0 || left(sql, cases, true) > 0);
        Node frozen = any(lab, random);
        frozen.signal("STOP");
        Lab.pause(Duration.ofMillis(200 + random.nextInt(800)));
        // The locks of a node last five minutes; here they end at once. A row that the frozen node is just changing
        // would be free only when PostgreSQL ends its transaction, after 15 s.
        sql.update("""
                UPDATE act_ru_job SET lock_exp_time_ = (now() - interval '1 second') AT TIME ZONE 'UTC' WHERE id_ IN (
                SELECT j.id_ FROM act_ru_job j JOIN act_ru_execution e ON e.id_ = j.process_instance_id_
                 WHERE e.business_key_ = ANY (?) AND j.lock_owner_ IS NOT NULL FOR UPDATE OF j SKIP LOCKED)""", (Object) cases);
        Lab.pause(Duration.ofMillis(500 + random.nextInt(6000)));
        frozen.signal("CONT");
        Node.await("all reminders are given", PATIENCE, () -> left(sql, cases, false) == 0);
        return lab.nodes;
    }

    private static int left(JdbcTemplate sql, String[] cases, boolean locked) {
        return sql.queryForObject("""
                SELECT count(*)::int FROM act_ru_job j JOIN act_ru_execution e ON e.id_ = j.process_instance_id_
                 WHERE e.business_key_ = ANY (?) AND j.handler_type_ = 'timer-task-listener'
                   AND CASE WHEN ? THEN j.lock_owner_ IS NOT NULL ELSE j.duedate_ <= now() AT TIME ZONE 'UTC' END""", Integer.class, cases, locked);
    }

    /** A connection to PostgreSQL is cut at a chosen moment of its conversation, at once or half-open for three seconds. */
    static Fault cut() {
        AtomicInteger turn = new AtomicInteger();
        return (lab, random) -> {
            Phase phase = Phase.values()[turn.getAndIncrement() % Phase.values().length];
            boolean halfOpen = random.nextInt(4) == 0;
            if (!anyProxy(lab, random).cut(phase, halfOpen, random.nextInt(10), Duration.ofSeconds(20)))
                lab.ledger.wrong("no connection came to " + phase + " in 20 s");
            return lab.nodes;
        };
    }

    /** All connections of one node are cut at once. */
    static List<Node> cutAll(Lab lab, Random random) {
        anyProxy(lab, random).cutAll();
        return lab.nodes;
    }

    /** Each message of PostgreSQL to one node is late, for two seconds. */
    static List<Node> slow(Lab lab, Random random) {
        CutProxy proxy = anyProxy(lab, random);
        proxy.slow(5 + random.nextInt(100));
        Lab.pause(Duration.ofSeconds(2));
        proxy.slow(0);
        return lab.nodes;
    }

    /** All connections of all pools wait for a lock that is held for some seconds. */
    static List<Node> usePool(Lab lab, Random random) throws SQLException {
        try (Connection holder = lab.server.connection();
                Statement lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("LOCK TABLE timeline_event IN ACCESS EXCLUSIVE MODE");
            Lab.pause(Duration.ofMillis(1000 + random.nextInt(3000)));
            holder.rollback();
        }
        return lab.nodes;
    }

    /**
     * A connection locks the ends of all audit chains, for which each act waits as it commits, and then a table in which these acts have
     * written: PostgreSQL ends the acts in the ring.
     */
    static final class Deadlock implements Fault {
        @Override
        public List<Node> into(Lab lab, Random random) throws SQLException {
            try (Connection holder = lab.server.connection();
                    Statement lock = holder.createStatement()) {
                holder.setAutoCommit(false);
                // The relay's acts find the ring, and not this one.
                lock.execute("SET LOCAL deadlock_timeout = '30s'");
                lock.execute("SELECT * FROM audit_head FOR UPDATE");
                Lab.pause(Duration.ofMillis(100 + random.nextInt(300)));
                lock.execute("LOCK TABLE act_ru_execution IN SHARE ROW EXCLUSIVE MODE");
                holder.rollback();
            }
            return lab.nodes;
        }

        @Override
        public int injected(Lab lab, int turns) {
            return lab.server
                    .sql()
                    .queryForObject(
                            "SELECT deadlocks::int FROM pg_stat_database WHERE datname = 'relay'", Integer.class);
        }
    }

    /**
     * A system outside answers a share of its calls late, wrong, twice or not at all.
     *
     * @param conduct of one of the systems of a lab
     */
    record Misbehaviour(Function<Lab, Conduct<?>> conduct) implements Fault {
        @Override
        public List<Node> into(Lab lab, Random random) {
            conduct.apply(lab).misbehave(0.35);
            Lab.pause(Duration.ofSeconds(1));
            return lab.nodes.subList(0, 1);
        }

        @Override
        public int injected(Lab lab, int turns) {
            return conduct.apply(lab).misdeeds();
        }
    }

    /**
     * Bodies as large as they may be and of as many parts as they may have, many at once, to a node whose heap is small. A node that ends is
     * started again, as its supervisor would.
     */
    static final class Memory implements Fault {
        private final Client client = new Client(Duration.ofSeconds(60));
        private final String body = body();

        private static String body() {
            // An empty list is two of the parts that are counted.
            String parts = "[],".repeat(SentJson.MOST_TOKENS / 2 - 10);
            return "{\"listings\": [" + parts + "[]], \"summary\": \""
                    + "x".repeat(BodyLimits.LARGEST - parts.length() - 100) + "\"}";
        }

        /** Less than the image gives; with 192 MB, of which 170 MB are in use at full load, nodes ended without any large body. */
        @Override
        public Map<String, String> environment(Path folder, int node) {
            return Map.of("_JAVA_OPTIONS", "-Xmx256m");
        }

        @Override
        public List<Node> into(Lab lab, Random random) {
            Node node = any(lab, random);
            lab.nodes.forEach(each -> each.supervise(() -> lab.ledger.count("a node ended")));
            List<CompletableFuture<Client.Reply>> calls = IntStream.range(0, 200)
                    .mapToObj(i -> client.postAtOnce(
                            node.address(), "agency." + Requests.COUNTRIES.get(i % 5), "/api/support-requests", body))
                    .toList();
            calls.forEach(call -> lab.ledger.count("large body " + call.join().kind()));
            // A node that still answers may end a moment later; then a request that it must take waits for its next
            // start.
            Node.await("the node answers", PATIENCE, node::isReady);
            return lab.nodes;
        }
    }

    /** The wall clock of a node jumps by up to 40 minutes and returns, by libfaketime (Debian's package faketime). */
    static final class Clock implements Fault {
        private static final Path LIBRARY = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");

        @Override
        public boolean isPossible() {
            return Files.exists(LIBRARY);
        }

        @Override
        public Map<String, String> environment(Path folder, int node) throws IOException {
            return Map.of(
                    "LD_PRELOAD",
                    LIBRARY.toString(),
                    "FAKETIME_TIMESTAMP_FILE",
                    set(folder, node, 0).toString(),
                    // Else it would read the file each time a JVM asks for the time, thousands of times a second.
                    "FAKETIME_CACHE_DURATION",
                    "1",
                    "FAKETIME_DONT_FAKE_MONOTONIC",
                    "1",
                    // Else every timed wait of a JVM ends at once, and all its threads do nothing but wait again.
                    "FAKETIME_FORCE_MONOTONIC_FIX",
                    "0");
        }

        @Override
        public List<Node> into(Lab lab, Random random) throws IOException {
            int node = random.nextInt(lab.nodes.size());
            set(lab.folder, node, random.nextInt(81) - 40);
            Lab.pause(Duration.ofMillis(1500 + random.nextInt(2000)));
            set(lab.folder, node, 0);
            return lab.nodes;
        }

        private static Path set(Path folder, int node, int minutes) throws IOException {
            Path next = Files.writeString(folder.resolve("clock" + node + ".next"), "%+dm\n".formatted(minutes));
            return Files.move(next, folder.resolve("clock" + node), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * A file system of its own, in memory, which is filled to the last byte for some seconds. Only root may mount one.
     *
     * @param below     the folder of the lab that is on it; empty for all of the lab
     * @param megabytes how large it is
     */
    record Disk(String below, int megabytes) implements Fault {
        @Override
        public void prepare(Path folder) throws IOException, InterruptedException {
            Path place = Files.createDirectories(folder.resolve(below));
            Node.run("mount", "-t", "tmpfs", "-o", "mode=700,size=" + megabytes + "m", "tmpfs", place.toString());
        }

        @Override
        public void cleanUp(Path folder) throws IOException, InterruptedException {
            Node.run("umount", "-l", folder.resolve(below).toString());
        }

        @Override
        public List<Node> into(Lab lab, Random random) throws IOException {
            Path ballast = lab.folder.resolve(below).resolve("ballast");
            try {
                // In large pieces, and what is left of room in small ones.
                for (int size = 4 << 20; size >= 512; size /= 16) fill(ballast, new byte[size]);
                Lab.pause(Duration.ofMillis(1500 + random.nextInt(2500)));
            } finally {
                Files.deleteIfExists(ballast);
            }
            lab.server.awaitAnswer();
            return lab.nodes;
        }

        private static void fill(Path ballast, byte[] piece) {
            try (OutputStream out =
                    Files.newOutputStream(ballast, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                while (true) out.write(piece);
            } catch (IOException full) {
                // As it should be.
            }
        }
    }
}

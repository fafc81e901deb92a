package org.ncbrelay.faults;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.ncbrelay.faults.Client.Reply;
import org.ncbrelay.json.SentJson;
import org.ncbrelay.security.bodies.BodyLimits;

/** Too little of something: connections, locks that are free, memory. */
final class Pressure {
    private Pressure() {}

    /** All connections of all pools wait for a lock that somebody holds for some seconds. */
    static final class Pool implements Injection {
        @Override
        public void into(Lab lab, Random random) throws SQLException {
            try (Connection holder = lab.server.connection();
                    Statement lock = holder.createStatement()) {
                holder.setAutoCommit(false);
                lock.execute("LOCK TABLE timeline_event IN ACCESS EXCLUSIVE MODE");
                Until.passed(Duration.ofMillis(1000 + random.nextInt(3000)));
                holder.rollback();
            }
        }
    }

    /**
     * Somebody holds the ends of all audit chains, for which each act waits as it commits, and then asks for a table in which these acts
     * have written: PostgreSQL ends the acts that stand in the ring.
     */
    static final class Deadlock implements Injection {
        @Override
        public void into(Lab lab, Random random) throws SQLException {
            try (Connection holder = lab.server.connection();
                    Statement lock = holder.createStatement()) {
                holder.setAutoCommit(false);
                // The relay's acts find the ring, and not this one.
                lock.execute("SET LOCAL deadlock_timeout = '30s'");
                lock.execute("SELECT * FROM audit_head FOR UPDATE");
                Until.passed(Duration.ofMillis(100 + random.nextInt(300)));
                lock.execute("LOCK TABLE act_ru_execution IN SHARE ROW EXCLUSIVE MODE");
                holder.rollback();
            }
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
     * Bodies as large as they may be and made of as many parts as they may have, many at once, to a node whose heap is small. A node that
     * ends is started again, as its supervisor would.
     */
    static final class Memory implements Injection {
        /** Less than the image gives; with 192 MB, of which 170 MB are in use at full load, nodes ended without any large body. */
        private static final String SMALL_HEAP = "_JAVA_OPTIONS=-Xmx256m";

        private static final int AT_ONCE = 200;
        private static final Duration PATIENCE = Duration.ofMinutes(3);

        private final String body = body();
        private final Client client = new Client(Duration.ofSeconds(60));

        private static String body() {
            // An empty list is two of the parts that are counted.
            String parts = "[],".repeat(SentJson.MOST_TOKENS / 2 - 10);
            return "{\"listings\": [" + parts + "[]], \"summary\": \""
                    + "x".repeat(BodyLimits.LARGEST - parts.length() - 100) + "\"}";
        }

        @Override
        public List<String> prefix(Path folder, int node) {
            return List.of("env", SMALL_HEAP);
        }

        @Override
        public boolean sharesItsLab() {
            return false;
        }

        @Override
        public void into(Lab lab, Random random) {
            Node node = lab.nodes.get(random.nextInt(lab.nodes.size()));
            lab.nodes.forEach(each -> each.supervise(() -> lab.ledger.count("a node ended")));
            List<CompletableFuture<Reply>> calls = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++)
                calls.add(client.postAtOnce(
                        node, "agency." + Requests.COUNTRIES.get(i % 5), "/api/support-requests", body));
            calls.forEach(call -> lab.ledger.count("large body " + call.join().kind()));
            // One that still answers may end a moment later; then a request that it must take waits for its next start.
            Until.is("the node answers", PATIENCE, node::isReady);
        }
    }
}

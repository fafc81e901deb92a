package org.ncbrelay.faults;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.ncbrelay.faults.CutProxy.Manner;
import org.ncbrelay.faults.CutProxy.Phase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The faults of processes and connections. */
final class Injections {
    private Injections() {}

    /** {@code kill -9} of one node, which is started again at once. */
    static final class NodeKill implements Injection {
        private Node killed;

        @Override
        public void into(Lab lab, Random random) throws InterruptedException {
            begin(lab, random.nextInt(lab.nodes.size()));
            end();
        }

        /** Kills and starts it again, without waiting for it. */
        void begin(Lab lab, int node) throws InterruptedException {
            killed = lab.nodes.get(node);
            killed.kill();
            killed.start();
        }

        /** Waits until it is there again. */
        void end() {
            killed.awaitReady();
        }

        @Override
        public List<Node> hurt(Lab lab) {
            return List.of(killed);
        }

        /** The node that is left was mostly the last one killed: without time to compile, it would need the machine for that too. */
        @Override
        public Duration pause() {
            return Duration.ofSeconds(30);
        }

        /** One: with more, the node that is left, its database and the callers need all of two cores, and the start would measure these. */
        @Override
        public int scripts() {
            return 1;
        }
    }

    /** {@code kill -9} of PostgreSQL: of its first process alone, or of all at once; it is started again at once. */
    static final class ServerKill implements Injection {
        @Override
        public void into(Lab lab, Random random) throws InterruptedException {
            if (random.nextBoolean()) lab.server.killAll();
            else lab.server.killPostmaster();
            lab.server.start();
        }
    }

    /** {@code kill -9} of the process of a connection that is committing: the server ends all others and recovers. */
    static final class KillInCommit implements Injection {
        @Override
        public void into(Lab lab, Random random) throws Exception {
            kill(lab, random);
        }

        private static void kill(Lab lab, Random random) throws Exception {
            int skip = random.nextInt(20);
            SingleConnectionDataSource own = new SingleConnectionDataSource(lab.server.connection(), true);
            try {
                JdbcTemplate watch = new JdbcTemplate(own);
                long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
                while (System.nanoTime() < end) {
                    List<Long> committing = lab.server.committing(watch);
                    if (committing.isEmpty() || skip-- > 0) continue;
                    ProcessHandle.of(committing.get(0)).ifPresent(ProcessHandle::destroyForcibly);
                    break;
                }
            } finally {
                own.destroy();
            }
            lab.server.awaitAnswer();
        }
    }

    /** {@code pg_terminate_backend} for some connections of the relay, whatever they do. */
    static final class Terminate implements Injection {
        @Override
        public void into(Lab lab, Random random) {
            lab.server
                    .sql()
                    .queryForList(
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ncb-relay' ORDER BY"
                                    + " state = 'active' DESC, random() LIMIT " + (1 + random.nextInt(5)));
        }
    }

    /** A node stops in the middle of everything (SIGSTOP) and goes on some seconds later, as if nothing had been. */
    static final class Freeze implements Injection {
        private Node frozen;

        @Override
        public void into(Lab lab, Random random) {
            frozen = lab.nodes.get(random.nextInt(lab.nodes.size()));
            frozen.freeze();
            Until.passed(Duration.ofMillis(500 + random.nextInt(3500)));
            frozen.thaw();
        }

        @Override
        public List<Node> hurt(Lab lab) {
            return List.of(frozen);
        }
    }

    /** A connection to PostgreSQL is cut at a chosen moment of its conversation, at once or half-open for three seconds. */
    static final class Cut implements Injection {
        private int turn;

        @Override
        public void into(Lab lab, Random random) throws InterruptedException {
            Phase phase = Phase.values()[turn++ % Phase.values().length];
            Manner manner = random.nextInt(4) == 0 ? Manner.HALF_OPEN : Manner.CUT;
            CutProxy proxy = lab.proxies.get(random.nextInt(lab.proxies.size()));
            if (!proxy.cut(phase, manner, random.nextInt(10), Duration.ofSeconds(20)))
                lab.ledger.wrong("no connection came to " + phase + " in 20 s");
        }
    }

    /** All connections of one node are cut at once. */
    static final class CutAll implements Injection {
        @Override
        public void into(Lab lab, Random random) {
            lab.proxies.get(random.nextInt(lab.proxies.size())).cutAll();
        }
    }

    /** Each message of PostgreSQL to one node is late, for two seconds. */
    static final class Slow implements Injection {
        @Override
        public void into(Lab lab, Random random) {
            CutProxy proxy = lab.proxies.get(random.nextInt(lab.proxies.size()));
            proxy.slow(5 + random.nextInt(100));
            Until.passed(Duration.ofSeconds(2));
            proxy.slow(0);
        }
    }
}

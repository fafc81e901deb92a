package org.ncbrelay.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** Nodes, their PostgreSQL, and the systems outside that they talk to; all on this machine, and all of it can be hurt. */
final class Lab implements AutoCloseable {
    /** How long a worker may take to look again by itself, and a little more. */
    private static final Duration LOOK = Duration.ofSeconds(7);

    private static final Duration LONGEST_QUIET = Duration.ofMinutes(5);

    /**
     * How a lab is set up.
     *
     * @param nodes     how many
     * @param proxied   whether a {@link CutProxy} stands between each node and the server
     * @param arguments of the relay beside the usual ones
     */
    record Options(int nodes, boolean proxied, List<String> arguments) {
        static final Options PLAIN = new Options(2, false, List.of());

        Options withNodes(int count) {
            return new Options(count, proxied, arguments);
        }

        Options withProxies() {
            return new Options(nodes, true, arguments);
        }

        Options withArguments(String... more) {
            return new Options(nodes, proxied, List.of(more));
        }
    }

    /** What stands before the command of a node. */
    interface Prefix {
        List<String> of(Path folder, int node) throws IOException;
    }

    /** The transport that sends nothing. */
    static final String MAILBOX = "--relay.mail.transport=mailbox";

    private boolean keepsLetters;
    final Path folder;
    final Server server;
    final SmtpPeer smtp;
    final IisPeer iis;
    final List<CutProxy> proxies = new ArrayList<>();
    final List<Node> nodes = new ArrayList<>();
    final Ledger ledger = new Ledger();
    Load load;

    private Lab(Workshop workshop, Path folder, Options options, Prefix prefix) throws IOException {
        this.folder = folder;
        server = Server.start(folder, workshop.binaries());
        smtp = new SmtpPeer(1);
        iis = new IisPeer(1);
        for (int i = 1; i <= options.nodes(); i++) {
            int database = server.port();
            if (options.proxied()) {
                proxies.add(new CutProxy(server.port()));
                database = proxies.get(i - 1).port();
            }
            List<String> program = new ArrayList<>(prefix.of(folder, i - 1));
            program.addAll(workshop.program());
            nodes.add(new Node(program, arguments(database, options), secrets(), folder.resolve("node" + i + ".log")));
        }
    }

    static Lab on(Workshop workshop, Path folder, Options options, Prefix prefix) throws IOException {
        Lab lab = new Lab(workshop, folder, options, prefix);
        // Whoever interrupts the lab must not find its processes running afterwards.
        Runtime.getRuntime().addShutdownHook(new Thread(lab::abandon));
        return lab;
    }

    private void abandon() {
        try {
            for (Node node : nodes) if (node.isAlive()) node.kill();
            if (server.isAlive()) server.killAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> arguments(int database, Options options) {
        List<String> arguments = new ArrayList<>(List.of(
                // An external database and the people of the demo.
                "--spring.profiles.active=test",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--relay.database.url=jdbc:postgresql://localhost:" + database
                        + "/relay?sslmode=disable&gssEncMode=disable",
                "--relay.database.user=relay_app",
                "--relay.database.owner.user=relay_owner",
                "--relay.audit.directory=" + folder.resolve("audit"),
                "--relay.mail.mailbox.directory=" + folder.resolve("mailbox"),
                "--relay.mail.transport=smtp",
                "--relay.mail.host=127.0.0.1",
                "--relay.mail.port=" + smtp.port(),
                "--relay.mail.security=NONE",
                "--relay.mail.timeout=1s",
                "--relay.iis.mode=http",
                "--relay.iis.url=http://localhost:" + iis.port(),
                "--relay.iis.token=of-the-lab",
                "--relay.iis.read-timeout=1s",
                // One agency sends more in a minute than any would.
                "--relay.rate.account-burst=1000000",
                "--relay.rate.address-burst=1000000"));
        for (String argument : options.arguments()) {
            String name = argument.substring(0, argument.indexOf('=') + 1);
            arguments.removeIf(usual -> usual.startsWith(name));
            arguments.add(argument);
        }
        keepsLetters = arguments.contains(MAILBOX);
        return arguments;
    }

    /** Where the letters of this lab arrive. */
    Taken letters() {
        return keepsLetters ? new Mailbox(folder.resolve("mailbox")) : smtp;
    }

    private Map<String, String> secrets() {
        return Map.of(
                "RELAY_DATABASE_PASSWORD", server.password("relay_app"),
                "RELAY_DATABASE_OWNER_PASSWORD", server.password("relay_owner"));
    }

    /** Starts all nodes and waits until they are ready. */
    void start() {
        nodes.forEach(Node::start);
        nodes.forEach(Node::awaitReady);
    }

    /**
     * Waits until nothing is left to do. Letters and records that are leased to a node, or wait for their next attempt, would be taken up to
     * five minutes later or more: where nothing has moved for a while, that time is let pass by moving their dates.
     */
    void settle() {
        smtp.conduct.misbehave(0);
        iis.conduct.misbehave(0);
        nodes.forEach(Node::awaitReady);
        JdbcTemplate sql = server.sql();
        long[] left = {-1, System.nanoTime()};
        Until.is("letters, records and jobs are done", LONGEST_QUIET, () -> {
            long now = waiting(sql);
            if (now == 0) return true;
            if (now != left[0]) {
                left[0] = now;
                left[1] = System.nanoTime();
            } else if (System.nanoTime() - left[1] > LOOK.toNanos()) {
                letTimePass(sql);
                left[1] = System.nanoTime();
            }
            Until.passed(Duration.ofMillis(200));
            return false;
        });
    }

    private static long waiting(JdbcTemplate sql) {
        return sql.queryForObject(
                "SELECT (SELECT count(*) FROM outbox_mail WHERE sent_at IS NULL AND failed_at IS NULL)"
                        + " + (SELECT count(*) FROM iis_submission WHERE record_number IS NULL)"
                        + " + (SELECT count(*) FROM act_ru_job WHERE retries_ > 0 AND duedate_ <= now() AT TIME ZONE 'UTC')",
                Long.class);
    }

    private static void letTimePass(JdbcTemplate sql) {
        sql.update(
                "UPDATE outbox_mail SET next_attempt_at = now(), leased_until = NULL WHERE sent_at IS NULL AND failed_at IS NULL");
        sql.update("UPDATE iis_submission SET next_attempt_at = now() WHERE record_number IS NULL");
        sql.update("UPDATE act_ru_job SET lock_owner_ = NULL, lock_exp_time_ = NULL WHERE lock_owner_ IS NOT NULL");
    }

    @Override
    public void close() throws IOException {
        try {
            for (Node node : nodes) node.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
        for (CutProxy proxy : proxies) proxy.close();
        smtp.close();
        iis.close();
    }
}

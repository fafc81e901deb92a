package org.ncbrelay.labs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.ncbrelay.support.machines.Node;
import org.springframework.jdbc.core.JdbcTemplate;

/** Nodes, their PostgreSQL and the systems outside, all on this machine; everything can be hurt. */
final class Lab implements AutoCloseable {
    /** Longer than a worker waits between two checks. */
    private static final Duration STANDSTILL = Duration.ofSeconds(7);

    private static final Duration LONGEST_QUIET = Duration.ofMinutes(5);
    /** Headers, an empty line and a body: a letter whose file is whole. */
    private static final Pattern LETTER = Pattern.compile("(?ims)^Message-ID:\\s*(\\S+).*?\\R\\R.*\\S");

    final Path folder;
    final long seed;
    final Server server;
    final SmtpPeer smtp = new SmtpPeer();
    final IisPeer iis = new IisPeer();
    final List<CutProxy> proxies = new ArrayList<>();
    final List<Node> nodes = new ArrayList<>();
    final Ledger ledger = new Ledger();
    final Fingerprints fingerprints = new Fingerprints();
    Load load;
    private final List<String> program;
    private volatile boolean closed;

    /**
     * @param folder    for the data of the server, letters and the audit's key
     * @param program   starts the relay; the arguments of a node follow
     * @param fault     gives each node further environment variables
     * @param arguments of the relay, after the usual ones
     */
    Lab(Path folder, long seed, List<String> program, int count, Fault fault, String... arguments) throws IOException {
        this.folder = folder;
        this.seed = seed;
        this.program = program;
        server = new Server(folder);
        List<String> all = new ArrayList<>(List.of(
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--relay.mail.transport=smtp",
                "--relay.mail.host=127.0.0.1",
                "--relay.mail.port=" + smtp.port(),
                "--relay.mail.security=NONE",
                "--relay.mail.timeout=1s",
                "--relay.iis.mode=http",
                "--relay.iis.url=http://localhost:" + iis.port(),
                "--relay.iis.token=of-the-lab",
                "--relay.iis.read-timeout=1s"));
        for (String argument : arguments) {
            all.removeIf(usual -> usual.startsWith(argument.substring(0, argument.indexOf('=') + 1)));
            all.add(argument);
        }
        for (int i = 0; i < count; i++) {
            CutProxy proxy = new CutProxy(server.port());
            proxies.add(proxy);
            Map<String, String> environment = new HashMap<>(Node.logins(server.access(proxy.port())));
            environment.putAll(fault.environment(folder, i));
            nodes.add(new Node("node" + i, folder, environment, all.toArray(String[]::new)));
        }
        load = load(Duration.ZERO);
        // A lab that is interrupted leaves no process behind.
        Runtime.getRuntime().addShutdownHook(new Thread(this::abandon));
    }

    private void abandon() {
        if (closed) return;
        try {
            for (Node node : nodes) node.kill();
            server.close();
        } catch (IOException | InterruptedException e) {
            e.printStackTrace();
        }
    }

    /** A load at the nodes. @param rest of a script between two acts */
    Load load(Duration rest) {
        return new Load(ledger, nodes.stream().map(Node::address).toList(), seed, rest, Load.LONGEST);
    }

    /** Starts all nodes, waits until they are ready and learns what cases look like that nothing disturbs. */
    void start() throws InterruptedException {
        for (int i = 0; i < nodes.size(); i++) start(i);
        nodes.forEach(Node::ready);
        List<Ledger.Case> undisturbed = new ArrayList<>();
        for (String country : Requests.COUNTRIES) {
            for (int steps = 0; steps <= Requests.steps(country).size(); steps++)
                undisturbed.add(load.caseAt(country, steps));
            Ledger.Case reminded = load.caseAt(country, 0);
            reminded.reminded = true;
            undisturbed.add(reminded);
        }
        String[] reminded = undisturbed.stream()
                .filter(each -> each.reminded)
                .map(each -> each.reference)
                .toArray(String[]::new);
        server.sql().update(Faults.REMINDERS_DUE, (Object) reminded);
        settle();
        Map<String, String> prints = Fingerprints.read(server.sql());
        undisturbed.forEach(each -> fingerprints.learn(each, prints.get(each.reference)));
    }

    /** Starts one node and does not wait for it. */
    void start(int node) {
        nodes.get(node).start(program);
    }

    /**
     * Waits until nothing is left to do. Letters and records that are leased to a node, or wait for their next attempt, would be taken up to
     * five minutes later: where nothing has moved for a while, their dates are moved instead.
     */
    void settle() {
        smtp.conduct.misbehave(0);
        iis.conduct.misbehave(0);
        nodes.forEach(Node::ready);
        JdbcTemplate sql = server.sql();
        long[] left = {-1, System.nanoTime()};
        Node.await("letters, records, searches and jobs are done", LONGEST_QUIET, () -> {
            long now = sql.queryForObject("""
                    SELECT (SELECT count(*) FROM outbox_mail WHERE sent_at IS NULL AND failed_at IS NULL)
                         + (SELECT count(*) FROM iis_submission WHERE record_number IS NULL)
                         + (SELECT cardinality(cases) FROM relay_unsearched(NULL, 1))
                         + (SELECT count(*) FROM act_ru_job WHERE retries_ > 0 AND duedate_ <= now() AT TIME ZONE 'UTC')""", Long.class);
            boolean stands = now == left[0] && System.nanoTime() - left[1] > STANDSTILL.toNanos();
            if (stands) sql.execute("""
                        UPDATE outbox_mail SET next_attempt_at = now(), leased_until = NULL WHERE sent_at IS NULL AND failed_at IS NULL;
                        UPDATE iis_submission SET next_attempt_at = now() WHERE record_number IS NULL;
                        UPDATE act_ru_job SET lock_owner_ = NULL, lock_exp_time_ = NULL WHERE lock_owner_ IS NOT NULL""");
            if (stands || now != left[0]) left[1] = System.nanoTime();
            left[0] = now;
            return now == 0;
        });
    }

    /** How often each letter was taken over, by its Message-ID: by the mail server, or as a whole file of the mailbox. */
    Map<String, Integer> letters() throws IOException {
        Map<String, Integer> letters = new HashMap<>(smtp.taken());
        Path mailbox = folder.resolve("mailbox");
        if (!Files.isDirectory(mailbox)) return letters;
        try (Stream<Path> files = Files.list(mailbox)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".eml")).toList()) {
                Matcher letter = LETTER.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
                if (letter.find()) letters.merge(letter.group(1), 1, Integer::sum);
            }
        }
        return letters;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        closed = true;
        for (Node node : nodes) node.close();
        server.close();
        for (CutProxy proxy : proxies) proxy.close();
        smtp.close();
        iis.close();
    }

    /** Lets the load run for a while: the time between two faults is part of the experiment. */
    static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        Awaitility.await()
                .atMost(time.plusSeconds(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> System.nanoTime() > end);
    }
}

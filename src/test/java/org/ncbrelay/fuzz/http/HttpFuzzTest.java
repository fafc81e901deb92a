package org.ncbrelay.fuzz.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.mail.LettersAtHand;
import org.ncbrelay.security.MatrixCalls;
import org.ncbrelay.security.MatrixThings;
import org.ncbrelay.support.Fingerprint;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.FullOnly;
import org.ncbrelay.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Random calls, the same for the same seed: {@code -Dfuzz.requests=1000000 -Dfuzz.seed=7} for more and for others. Each is right for
 * somebody, then changed in no, one or several ways, and sent by one of several people of two countries, INTERPOL and the platform, or by
 * nobody. Every answer is judged by {@link Oracle}; what is refused changes nothing ({@link Refusals}); every call works for somebody.
 */
@FullOnly
@FlowTest
@Import({LettersAtHand.class, MatrixThings.class})
@TestPropertySource(properties = "logging.level.org.camunda.bpm.engine.rest=OFF")
@DirtiesContext
class HttpFuzzTest {
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 20_000);
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    /** Our default: each operation is called two hundred times on average. */
    private static final int ENOUGH_FOR_EACH = 100_000;

    /** The short run of a build is the same each time as far as it can be: one call after the other. */
    private static final int THREADS = REQUESTS < ENOUGH_FOR_EACH ? 1 : 3;

    private static final int BATCH = Math.max(1_000, REQUESTS / 100);
    private static final int MOST_FINDINGS = 25;

    /** So often a call that changes something is made without a fault; afterwards seldom, so that the database stays small. Our default. */
    private static final int OFTEN = 40;

    /** What these tests have nothing for: no officer is invited, no hit question is open, no deployment is on its way, and so on. */
    private static final Path NEVER = Path.of("src", "test", "resources", "fuzz", "never-done.txt");

    private final MatrixThings things;
    private final Writer writer;
    private final SeenForms forms = new SeenForms();
    private final Fingerprint fingerprint;
    private final JdbcTemplate administration;
    private final List<Operation> operations;
    private final People people;
    private final int port;
    private final Map<Operation, Map<Integer, Integer>> statuses = new LinkedHashMap<>();
    private final Map<Operation, Set<String>> doneBy = new HashMap<>();
    private final Map<Operation, Integer> done = new HashMap<>();
    private final Map<String, String> findings = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final List<Sender> senders = new ArrayList<>();
    private Oracle oracle;
    private int sent;
    private long slowest;

    @Autowired
    HttpFuzzTest(
            List<RequestMappingInfoHandlerMapping> mappings,
            List<Application> applications,
            MatrixThings things,
            DatabaseAccess access,
            @LocalServerPort int port) {
        this.things = things;
        this.writer = new Writer(new MatrixCalls(things), forms);
        this.fingerprint = new Fingerprint(access);
        this.administration = TestDatabase.administration(access);
        this.port = port;
        this.people = new People(port);
        this.operations = Operations.all(port, mappings, applications);
    }

    @Test
    void noCallFailsTellsOrChangesWhatItMustNot() throws IOException {
        long begun = System.nanoTime();
        for (int i = 0; i < THREADS; i++) senders.add(new Sender(people, port));
        oracle = new Oracle(hidden(), this::isOpened);
        writer.know(this::engineIds);
        lookAtPages();
        probe();
        int probed = sent;
        report(probed, 0, (System.nanoTime() - begun) / 1_000_000_000.0);
        Refusals refusals = new Refusals(fingerprint, this::sendAll);
        for (int batch = 0; sent + refusals.sent() < REQUESTS && findings.size() < MOST_FINDINGS; batch++) {
            batch(new Random(SEED * 1_000_003 + batch), refusals);
            report(probed, refusals.sent(), (System.nanoTime() - begun) / 1_000_000_000.0);
        }
        for (Sender sender : senders) sender.close();
        threads.shutdown();
        System.out.println(report(probed, refusals.sent(), (System.nanoTime() - begun) / 1_000_000_000.0));

        assertThat(findings.values()).isEmpty();
        assertThat(never()).as("calls that never worked for anybody").hasSizeLessThan(operations.size() / 5);
        // In fewer calls than these it is chance which of the rarest ones work.
        if (REQUESTS < ENOUGH_FOR_EACH) return;
        assertThat(never())
                .as("calls that never worked for anybody; those that cannot work here are in " + NEVER)
                .isSubsetOf(Files.readAllLines(NEVER));
    }

    /**
     * What each must never be shown, made before anybody asks for anything. INTERPOL's tasks and hits name the cases of all countries, and
     * operators see the references of running cases; neither sees a word of a case that is not open to them.
     */
    private Map<String, Set<String>> hidden() {
        Set<String> words = new HashSet<>();
        for (String relation : List.of("revoked", "foreign", MatrixThings.COPIED))
            words.add(MatrixThings.word(relation));
        Set<String> ofFrance = new HashSet<>(words);
        for (String relation : List.of("revoked", "foreign"))
            ofFrance.add(things.caseOf(relation).value());
        things.caseOf("shared");
        Set<String> all = new HashSet<>(words);
        for (String relation : List.of("own", "shared")) all.add(MatrixThings.word(relation));
        things.showHits();
        Map<String, Set<String>> hidden = new HashMap<>();
        for (String person : People.ALL)
            hidden.put(
                    person,
                    person.equals(People.NOBODY) || person.equals("operator")
                            ? all
                            : person.endsWith(".fra")
                                    ? Set.of(MatrixThings.word("own"))
                                    : MatrixThings.organisation(person).equals("INTERPOL") ? words : ofFrance);
        return hidden;
    }

    /** In many calls some are an acknowledgment of the bureau whose case it is: from then on INTERPOL has the case, by its owner's act. */
    private boolean isOpened(String person, String word) {
        return Stream.of("revoked", "foreign")
                .filter(relation -> word.equals(MatrixThings.word(relation))
                        || word.equals(things.caseOf(relation).value()))
                .anyMatch(relation -> !administration
                        .queryForList(
                                "SELECT basis FROM case_access WHERE reference = ? AND organisation = ? AND granted_by LIKE '%.fra'",
                                things.caseOf(relation).value(), MatrixThings.organisation(person))
                        .isEmpty());
    }

    /** So that the forms are sent that people see. */
    private void lookAtPages() {
        List<String> pages = List.of(
                "/",
                "/cases/" + things.caseOf("own"),
                "/requests/new",
                "/me",
                "/me/passkeys",
                "/me/tokens",
                "/news",
                "/board",
                "/agencies",
                "/experts",
                "/experts/KEN-EXP-001",
                "/invitations",
                "/mailbox",
                "/account-changes",
                "/administration/changes",
                "/administration/platform",
                "/intelligence/" + things.intelligence("shared"),
                "/tasks/" + things.unclaimedTask("own"));
        Operation page = new Operation(
                Operation.Door.PAGE, new org.ncbrelay.security.Endpoint("GET", "/"), List.of(), List.of());
        for (String person : People.ALL) {
            List<Message> asked = pages.stream()
                    .map(path -> new Message(
                            page,
                            person,
                            "GET",
                            path,
                            List.of("Accept", "text/html"),
                            null,
                            Message.Login.OWN,
                            true,
                            List.of()))
                    .toList();
            for (Reply reply : sendAll(asked)) if (reply.status() == 200) forms.read(person, reply.text());
        }
    }

    /** An id of each kind of the engine's things, where there is one, as the operator's lists have it. */
    private String engineIds(String kind) {
        Operation list = new Operation(
                Operation.Door.ENGINE, new org.ncbrelay.security.Endpoint("GET", '/' + kind), List.of(), List.of());
        Reply reply = sendAll(List.of(new Message(
                        list,
                        "operator",
                        "GET",
                        "/engine-rest/" + kind + "?maxResults=1",
                        List.of(),
                        null,
                        Message.Login.OWN,
                        true,
                        List.of())))
                .get(0);
        var id = java.util.regex.Pattern.compile("\"id\":\"([^\"]+)\"").matcher(reply.text());
        return reply.status() == 200 && id.find() ? id.group(1) : "";
    }

    /** Each call as it should be, by each person until somebody may do it. */
    private void probe() {
        for (Operation operation : operations) {
            statuses.put(operation, new TreeMap<>());
            doneBy.put(operation, new HashSet<>());
            List<Message> asked = new ArrayList<>();
            Random random = new Random(SEED);
            for (String person : People.ALL)
                if (!person.endsWith(".fra") || operation.door() != Operation.Door.PAGE || operation.isRead())
                    asked.add(
                            writer.write(operation, Writer.relations(operation).get(0), person, random));
            List<Reply> replies = sendAll(asked);
            for (int i = 0; i < asked.size(); i++) note(asked.get(i), replies.get(i));
        }
        // What somebody else has used up is made anew, once for each call that is about such a thing.
        for (Operation operation : operations) {
            boolean consumed = operation.endpoint().path().matches(".*\\{(reference|task|id)}.*");
            if (operation.isRead() || !consumed || !doneBy.get(operation).isEmpty()) continue;
            String relation = Writer.relations(operation).get(0);
            things.renew(relation);
            for (String person : People.ALL) {
                if (!doneBy.get(operation).isEmpty()) break;
                Message message = writer.write(operation, relation, person, new Random(SEED));
                note(message, sendAll(List.of(message)).get(0));
            }
        }
    }

    private void batch(Random random, Refusals refusals) {
        List<Message> messages = new ArrayList<>();
        while (messages.size() < BATCH) {
            Operation operation = operations.get(random.nextInt(operations.size()));
            List<String> able = List.copyOf(new java.util.TreeSet<>(doneBy.get(operation)));
            String person = able.isEmpty() || random.nextInt(5) < 2
                    ? People.ALL.get(random.nextInt(People.ALL.size()))
                    : able.get(random.nextInt(able.size()));
            // Their drafts have the words that nobody else may see: what they hand in would be INTERPOL's to see.
            if (person.endsWith(".fra") && operation.door() == Operation.Door.PAGE && !operation.isRead()) continue;
            List<String> relations = Writer.relations(operation);
            String relation = random.nextBoolean() ? relations.get(0) : relations.get(random.nextInt(relations.size()));
            Message message = writer.write(operation, relation, person, random);
            boolean worn = !operation.isRead() && done.getOrDefault(operation, 0) > OFTEN;
            int mutations = worn && random.nextInt(20) > 0 ? 1 + random.nextInt(3) : random.nextInt(4);
            for (int i = 0; i < mutations; i++) message = MessageMutator.mutate(message, random);
            messages.add(message);
        }
        List<Reply> replies = sendAll(messages);
        List<Message> refused = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            note(messages.get(i), replies.get(i));
            if (replies.get(i).isRefused()
                    && !messages.get(i).isProposal(replies.get(i))
                    && (!messages.get(i).method().equals("GET") || random.nextInt(10) == 0))
                refused.add(messages.get(i));
        }
        for (String culprit : refusals.culprits(refused))
            findings.put(culprit, "a refused call changed something: " + culprit);
    }

    private void note(Message message, Reply reply) {
        sent++;
        slowest = Math.max(slowest, reply.nanos());
        statuses.get(message.operation()).merge(reply.status(), 1, Integer::sum);
        boolean isDone = reply.isDone() || message.isProposal(reply);
        if (isDone && message.mutations().isEmpty())
            doneBy.get(message.operation()).add(message.person());
        if (isDone && !message.operation().isRead()) done.merge(message.operation(), 1, Integer::sum);
        for (String wrong : oracle.judge(message, reply)) {
            String text = reply.text();
            findings.putIfAbsent(
                    message.operation() + wrong.replaceAll("\\d+", ""),
                    "%d %s: %s%n    %s"
                            .formatted(
                                    reply.status(),
                                    wrong,
                                    message,
                                    text.length() > 500 ? text.substring(0, 500) : text));
        }
    }

    /** Over all connections; the answers are in the order of the messages. */
    private List<Reply> sendAll(List<Message> messages) {
        Reply[] replies = new Reply[messages.size()];
        List<Future<?>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int first = thread;
            Sender sender = senders.get(thread);
            work.add(threads.submit(() -> {
                for (int i = first; i < replies.length; i += THREADS) replies[i] = sender.send(messages.get(i));
            }));
        }
        try {
            for (Future<?> each : work) each.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        return Arrays.asList(replies);
    }

    private Set<String> never() {
        return doneBy.entrySet().stream()
                .filter(entry -> statuses.get(entry.getKey()).keySet().stream()
                                .noneMatch(status -> status / 100 == 2 || status / 100 == 3)
                        && entry.getValue().isEmpty())
                .map(entry -> entry.getKey().toString())
                .collect(Collectors.toSet());
    }

    /**
     * The statuses of each call, what never worked and what was found, in {@code target/fuzz/http.md}, so far.
     *
     * @return the sum of it, in a line
     */
    private String report(int probed, int again, double seconds) {
        Map<Integer, Integer> all = new TreeMap<>();
        List<String> lines = new ArrayList<>(List.of("| call | answers |", "|---|---|"));
        statuses.forEach((operation, counts) -> {
            counts.forEach((status, count) -> all.merge(status, count, Integer::sum));
            lines.add("| " + operation + " | " + counts + " |");
        });
        lines.addAll(
                never().stream().sorted().map(each -> "never done: " + each).toList());
        lines.addAll(findings.values());
        String sum =
                "fuzz http: seed %d, %d calls (%d to see who may, %d of the refused sent again) of %d operations, %d forms, in %.0f s; the slowest took %d ms; %d findings; %s"
                        .formatted(
                                SEED,
                                sent + again,
                                probed,
                                again,
                                operations.size(),
                                forms.size(),
                                seconds,
                                slowest / 1_000_000,
                                findings.size(),
                                all);
        lines.add(sum);
        try {
            Files.createDirectories(Path.of("target", "fuzz"));
            Files.write(Path.of("target", "fuzz", "http.md"), lines);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return sum;
    }
}

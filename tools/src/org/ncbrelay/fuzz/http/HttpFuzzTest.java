package org.ncbrelay.fuzz.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.fuzz.http.RawClient.Reply;
import org.ncbrelay.support.FullOnly;
import org.ncbrelay.support.OwnDatabaseTest;
import org.ncbrelay.support.TestDatabase;
import org.ncbrelay.support.doors.Doors;
import org.ncbrelay.support.doors.Endpoint;
import org.ncbrelay.support.gallery.Gallery;
import org.ncbrelay.support.matter.Fingerprint;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Random calls, the same for the same seed: {@code -Dfuzz.requests=1000000 -Dfuzz.seed=7} for more and for others. Each is right for
 * somebody, then changed in no, one or several ways, and sent by one of several people of two countries, INTERPOL and the platform, or by
 * nobody. Every answer is judged by {@link Oracle}; what is refused changes nothing; every call works for somebody.
 */
@FullOnly
@OwnDatabaseTest
class HttpFuzzTest {
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 20_000);
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final int BATCH = Math.max(1_000, REQUESTS / 100);
    private static final int MOST_FINDINGS = 25;

    /** So often a call that changes something is made without a fault; afterwards seldom, so that the database stays small. Our default. */
    private static final int OFTEN = 40;

    /** By design, reads are in the audit, also where the page that was read says why something was refused; a case that was shown was seen, and a file that was named was viewed. */
    private static final Set<String> OF_READING =
            Set.of("audit_record", "audit_head", "audit_person", "case_seen", "evidence_custody");

    private static final int MOST_CULPRITS = 3;

    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final Gallery things;
    private final Writer writer;
    private final Fingerprint fingerprint;
    private final JdbcTemplate administration;
    private final List<Operation> operations;
    private final Sender sender;
    /** Of each operation, by whom it was done as it should be. */
    private final Map<Operation, Set<String>> doneBy = new LinkedHashMap<>();
    /** The operations that anybody has done in any way. */
    private final Set<Operation> ever = new HashSet<>();

    private final Map<Operation, Integer> done = new HashMap<>();
    private final Map<String, String> findings = new LinkedHashMap<>();
    private Oracle oracle;
    private int sent;
    /** Of the refused, to see whether they change anything. */
    private int resent;

    private long slowest;

    @Autowired
    HttpFuzzTest(
            List<RequestMappingInfoHandlerMapping> mappings,
            List<Application> applications,
            Gallery things,
            DatabaseAccess access,
            @LocalServerPort int port)
            throws IOException {
        this.things = things;
        this.writer = new Writer(new Doors(things));
        this.fingerprint = new Fingerprint(access);
        this.administration = TestDatabase.administration(access);
        this.sender = new Sender(port);
        this.operations = Operation.all(port, mappings, applications);
    }

    @Test
    void noCallFailsTellsOrChangesWhatItMustNot() {
        oracle = new Oracle(hidden(), this::isOpened);
        writer.know(this::engineIds);
        probe();
        for (int batch = 0; sent + resent < REQUESTS && findings.size() < MOST_FINDINGS; batch++)
            batch(new Random(SEED * 1_000_003 + batch));
        System.out.printf(
                "fuzz http: seed %d, %d calls of %d operations, %d of the refused sent again; the slowest took %d ms%n",
                SEED, sent + resent, operations.size(), resent, slowest / 1_000_000);
        assertThat(findings.values()).isEmpty();
        assertThat(operations)
                .filteredOn(it -> !ever.contains(it))
                .as("calls that never worked for anybody")
                .hasSizeLessThan(operations.size() / 4);
    }

    /**
     * What each must never be shown, made before anybody asks for anything. INTERPOL's tasks and hits name the cases of all countries, and
     * operators see the references of running cases; neither sees a word of a case that is not open to them.
     */
    private Map<String, Set<String>> hidden() {
        Set<String> words = new HashSet<>();
        for (String relation : List.of("revoked", "foreign", Gallery.COPIED)) words.add(Gallery.word(relation));
        Set<String> ofFrance = new HashSet<>(words);
        for (String relation : List.of("revoked", "foreign"))
            ofFrance.add(things.caseOf(relation).value());
        things.caseOf("shared");
        Set<String> all = new HashSet<>(words);
        for (String relation : List.of("own", "shared")) all.add(Gallery.word(relation));
        things.showHits();
        Map<String, Set<String>> hidden = new HashMap<>();
        for (String person : Sender.PEOPLE)
            if (person.equals(Sender.NOBODY) || person.equals("operator")) hidden.put(person, all);
            else if (person.endsWith(".fra")) hidden.put(person, Set.of(Gallery.word("own")));
            else hidden.put(person, Gallery.organisation(person).equals("INTERPOL") ? words : ofFrance);
        return hidden;
    }

    /** In many calls some are an acknowledgment of the bureau whose case it is: from then on INTERPOL has the case, by its owner's act. */
    private boolean isOpened(String person, String word) {
        return Stream.of("revoked", "foreign")
                .filter(relation -> word.equals(Gallery.word(relation))
                        || word.equals(things.caseOf(relation).value()))
                .anyMatch(relation -> !administration
                        .queryForList(
                                "SELECT basis FROM case_access WHERE reference = ? AND organisation = ? AND granted_by LIKE '%.fra'",
                                things.caseOf(relation).value(), Gallery.organisation(person))
                        .isEmpty());
    }

    /** An id of each kind of the engine's things, where there is one, as the operator's lists have it. */
    private String engineIds(String kind) {
        String path = '/' + kind + "?maxResults=1";
        Operation list = new Operation(Operation.Door.ENGINE, new Endpoint("GET", path), List.of(), List.of());
        Reply reply = sender.send(writer.write(list, "-", "operator", new Random(SEED)));
        Matcher id = ID.matcher(reply.text());
        return reply.status() == 200 && id.find() ? id.group(1) : "";
    }

    /** Each call as it should be, by each person until somebody may do it. */
    private void probe() {
        for (Operation operation : operations) {
            doneBy.put(operation, new TreeSet<>());
            Random random = new Random(SEED);
            for (String person : Sender.PEOPLE)
                if (!person.endsWith(".fra") || operation.door() != Operation.Door.PAGE || operation.isRead())
                    send(writer.write(operation, Writer.relations(operation).get(0), person, random));
        }
        // What somebody else has used up is made anew, once for each call that is about such a thing.
        for (Operation operation : operations) {
            boolean consumed = operation.endpoint().path().matches(".*\\{(reference|task|id)}.*");
            if (operation.isRead() || !consumed || !doneBy.get(operation).isEmpty()) continue;
            String relation = Writer.relations(operation).get(0);
            things.renew(relation);
            for (String person : Sender.PEOPLE) {
                if (!doneBy.get(operation).isEmpty()) break;
                send(writer.write(operation, relation, person, new Random(SEED)));
            }
        }
    }

    /** All messages are written first: what they are about may not be made any more once some of them have been sent. */
    private void batch(Random random) {
        List<Message> messages = new ArrayList<>();
        while (messages.size() < BATCH) {
            Operation operation = operations.get(random.nextInt(operations.size()));
            List<String> able = List.copyOf(doneBy.get(operation));
            String person = able.isEmpty() || random.nextInt(5) < 2
                    ? Sender.PEOPLE.get(random.nextInt(Sender.PEOPLE.size()))
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
        List<Message> refused = new ArrayList<>();
        for (Message message : messages) {
            Reply reply = send(message);
            if (reply.isRefused()
                    && !message.isProposal(reply)
                    && (!message.method().equals("GET") || random.nextInt(10) == 0)) refused.add(message);
        }
        List<String> culprits = new ArrayList<>();
        search(refused, culprits);
        for (String culprit : culprits) findings.put(culprit, "a refused call changed something: " + culprit);
    }

    /**
     * The refused messages are sent once more, all together, between two fingerprints of the database; if these differ, halves of them are
     * sent, until the ones that did it are known. What something else has opened in the meantime is not refused any
     * more: such messages are none of this.
     */
    private void search(List<Message> messages, List<String> culprits) {
        if (messages.isEmpty() || culprits.size() >= MOST_CULPRITS) return;
        Map<String, String> before = fingerprint.take();
        List<Message> refusedAgain = messages.stream()
                .filter(message -> sender.send(message).isRefused())
                .toList();
        resent += messages.size();
        List<String> tables = changes(before, fingerprint.take());
        if (tables.isEmpty()) return;
        if (refusedAgain.size() < messages.size()) search(refusedAgain, culprits);
        else if (messages.size() == 1) culprits.add(tables + " changed by " + messages.get(0));
        else {
            search(messages.subList(0, messages.size() / 2), culprits);
            search(messages.subList(messages.size() / 2, messages.size()), culprits);
        }
    }

    private static List<String> changes(Map<String, String> before, Map<String, String> after) {
        return after.keySet().stream()
                .filter(table ->
                        !OF_READING.contains(table) && !after.get(table).equals(before.get(table)))
                .sorted()
                .toList();
    }

    private Reply send(Message message) {
        Reply reply = sender.send(message);
        sent++;
        slowest = Math.max(slowest, reply.nanos());
        boolean isDone = reply.isDone() || message.isProposal(reply);
        if (isDone) ever.add(message.operation());
        if (isDone && !message.changed()) doneBy.get(message.operation()).add(message.person());
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
        return reply;
    }
}

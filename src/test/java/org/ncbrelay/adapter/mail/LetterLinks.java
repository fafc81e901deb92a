package org.ncbrelay.adapter.mail;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.mail.MailEnvelopes.LetterWritten;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.security.Caller;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.TestDatabase;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Opens the page of each kind of letter that a test of the flow sends, as its reader, at once after the commit: a letter to a country, how
 * its reader is concerned, and a kind of page are opened once. Only countries of the demo have readers.
 */
public class LetterLinks {
    private static final List<String> INTERPOL = List.of("gs", "lead", "analyst", "ist");
    private static final Set<String> DEMO = Set.of("KEN", "IDN", "FRA", "BRA", "SGP");
    private static final Set<String> OPENED = ConcurrentHashMap.newKeySet();

    private volatile boolean watching;
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, Caller> sessions = new ConcurrentHashMap<>();
    private final JdbcTemplate administration;
    private final MemberCountries countries;
    private final LetterWords words;
    private final Environment environment;

    LetterLinks(DatabaseAccess access, MemberCountries countries, LetterWords words, Environment environment) {
        this.administration = TestDatabase.standing(access);
        this.countries = countries;
        this.words = words;
        this.environment = environment;
    }

    /** From now on the page of each new kind of letter is opened. */
    public void watch() {
        watching = true;
    }

    /** What no reader could open, or does not say what it must; nothing is left here afterwards, and no page is opened any more. */
    public List<String> failures() {
        watching = false;
        List<String> found = new ArrayList<>();
        for (String each = failures.poll(); each != null; each = failures.poll()) found.add(each);
        return found;
    }

    /** The tasks of National Central Bureaus that wait and of which no letter was written. */
    public List<String> unannounced() {
        return administration.queryForList("""
                SELECT DISTINCT e.business_key || ' ' || t.task_def_key FROM engine_task t JOIN engine_execution e ON e.id = t.proc_inst_id
                 WHERE EXISTS (SELECT FROM engine_task_link l WHERE l.task_id = t.id AND l.group_id IN ('ncb-officers', 'ncb-heads'))
                   AND NOT EXISTS (SELECT FROM outbox_mail m WHERE m.reference = e.business_key
                                      AND m.task_node = split_part(t.proc_def_id, ':', 1) || '/' || t.task_def_key)""", String.class);
    }

    /** How many kinds were opened so far. */
    public static int opened() {
        return OPENED.size();
    }

    /** Also on the threads of the server, as a page that is opened here may send letters. */
    @TransactionalEventListener
    void written(LetterWritten letter) {
        String kind = "letter " + letter.id();
        try {
            LetterFacts facts = administration.queryForObject(
                    "SELECT " + LetterFacts.COLUMNS + " FROM outbox_mail WHERE id = ?",
                    (row, n) -> LetterFacts.read(row),
                    letter.id());
            String page = facts.page();
            kind = facts.letter() + " to " + facts.to() + " as "
                    + facts.reader() + " of "
                    + page.replaceAll("[A-Z]{3}-\\d{4}-\\d+|[0-9a-f]{8}-[0-9a-f-]+", "*");
            if (!watching) return;
            boolean demo = !facts.to().isCountry() || DEMO.contains(facts.to().value());
            if (!demo || !OPENED.add(kind)) return;
            String found = open(facts);
            if (!found.isEmpty()) failures.add(kind + ": " + found + " (" + page + ")");
        } catch (RuntimeException broken) {
            failures.add(kind + ": " + broken);
        }
    }

    private String open(LetterFacts letter) {
        String body = words.body(letter, "en");
        String path = letter.page();
        if (!body.contains(path)) return "the letter does not name the page";
        String due = due(letter);
        if (!body.contains(due)) return "the letter does not say " + due;
        List<String> answers = new ArrayList<>();
        for (String user : readers(letter)) {
            Answer answer = get(user, path);
            boolean dated = letter.letter().isOfAction() ? answer.text().contains(due) : true;
            if (answer.status() == 200 && dated) return "";
            answers.add(user + " " + answer.status() + (dated ? "" : " without " + due));
        }
        return answers.toString();
    }

    /** Empty for a letter about no task, and one that has no time limit. */
    private String due(LetterFacts letter) {
        ZoneId zone = countries.calendarOf(letter.to()).zone();
        return letter.task()
                .map(LetterFacts.Task::due)
                .map(due -> DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH)
                        .format(due.atZone(zone)))
                .orElse("");
    }

    /** Those of the demo whom the letter reaches. */
    private static List<String> readers(LetterFacts letter) {
        if (!letter.to().isCountry()) return INTERPOL;
        String country = letter.to().value().toLowerCase(Locale.ROOT);
        List<String> offices = switch (letter.reader()) {
            case "AGENCY" -> List.of("agency", "agency2");
            case "OFFICER" -> List.of("ncb", "ncbhead", "agency");
            case "OTHER_COUNTRY" -> List.of("ncb", "ncbhead", "agency");
            default -> List.of("ncb", "ncbhead");
        };
        return Stream.concat(offices.stream(), Stream.of("expert"))
                .filter(office -> !office.equals("expert") || letter.letter().isOfAction())
                .map(office -> office + '.' + country)
                .toList();
    }

    /** The clock of a test runs on: a session that has ended is begun anew. */
    private Answer get(String user, String path) {
        Answer answer = session(user).get(path);
        if (answer.status() == 200 || answer.status() == 404) return answer;
        sessions.remove(user);
        return session(user).get(path);
    }

    private Caller session(String user) {
        int port = Integer.parseInt(environment.getRequiredProperty("local.server.port"));
        return sessions.computeIfAbsent(user, each -> Caller.session(port, each, "wildlife-demo"));
    }
}

package org.ncbrelay.security.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Extent;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.doors.Doors;
import org.ncbrelay.support.doors.Endpoint;
import org.ncbrelay.support.doors.JaxRsEndpoints;
import org.ncbrelay.support.gallery.Gallery;
import org.ncbrelay.support.matter.Fingerprint;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every call that the relay answers, found at run time, made by one of each role about what is its own and what is not: the answers
 * are those of the reviewed tables in {@code security/matrix}. A call of ours without a row fails the build, and so does a row without
 * a call; of the engine's, what has no row must be refused to everybody. {@code mvn verify} makes a sample of the calls,
 * {@code mvn verify -Pfull} each. Rows that differ are printed as they were found; they are to be reviewed, not copied.
 */
@FlowTest
class MatrixTest {
    private static final String REST = "/engine-rest";
    private static final String WEB_APPS = "/camunda/api/";
    private static final String ENGINE_OF_WEB_APPS = WEB_APPS + "engine/engine/{name}";
    private static final String OURS = "ours.md";
    private static final String ENGINE = "engine.md";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern TOLD = Pattern.compile("class=\"problem\" role=\"alert\">|aria-labelledby=\"wrongs\"");
    private static final Pattern CHANGING = Pattern.compile(
            "(?<=name=\"_csrf\" value=\")[^\"]+|(?<=data-(idle|absolute)=\")\\d+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\b[m-z][0-9a-z]{17}\\b");
    /** What may be done again to the same thing. */
    private static final Pattern ADDING = Pattern.compile(
            ".*/(messages|sharing|supplement|supplements|results|evidence|me|absence|approval|experts|experts/\\{code}|support-requests|intelligence|following|views|removal|seen|digest)");
    /** Nothing is wrong inside the relay, whatever is asked; the page of errors alone says so when it is asked for an error. */
    private static final Pattern BROKEN = Pattern.compile("5..");
    /** Reads are in the audit, also those of a page that says why something was refused, and a case that was shown was seen. */
    private static final Set<String> OF_READING = Set.of("audit_record", "audit_head", "audit_person", "case_seen");

    private final Collection<RequestMappingInfoHandlerMapping> mappings;
    private final Collection<Application> applications;
    private final ServletContext servlets;
    private final Gallery things;
    private final Doors calls;
    private final Fingerprint fingerprint;
    private final int port;
    private final Map<String, Caller> scripts = new HashMap<>();
    private final Map<String, Caller> browsers = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<MatrixTable.Row, Map<String, String>> found = new LinkedHashMap<>();
    private final Set<MatrixTable.Row> different = new LinkedHashSet<>();
    private final Map<String, Told> answers = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private final List<String> leaks = new ArrayList<>();
    private MatrixTable table;
    private int made;

    @Autowired
    MatrixTest(
            List<RequestMappingInfoHandlerMapping> mappings,
            List<Application> applications,
            ServletContext servlets,
            Gallery things,
            DatabaseAccess access,
            @LocalServerPort int port) {
        this.mappings = mappings;
        this.applications = applications;
        this.servlets = servlets;
        this.things = things;
        this.calls = new Doors(things);
        this.fingerprint = new Fingerprint(access);
        this.port = port;
    }

    @BeforeEach
    void logIn() {
        for (String person : MatrixTable.PEOPLE) {
            boolean known = !person.equals("nobody");
            scripts.put(person, known ? Caller.basic(port, person, DoorTest.PASSWORD) : Caller.nobody(port));
            browse(person);
        }
    }

    private void browse(String person) {
        boolean known = !person.equals("nobody");
        Caller browser = known ? Caller.session(port, person, DoorTest.PASSWORD) : Caller.nobody(port);
        browser.get("/camunda/app/" + (person.equals("operator") ? "cockpit" : "tasklist") + "/default/");
        // Tells a token also to who has no such app.
        browser.get(WEB_APPS + "engine/engine/default/task/count");
        browsers.put(person, browser);
        tokens.remove(person);
    }

    @Test
    void everyCallOfOursAnswersAsReviewed() throws Exception {
        Set<Endpoint> declared = Endpoint.declared(mappings);
        Set<Endpoint> webApps = new TreeSet<>();
        for (ServletRegistration servlet : servlets.getServletRegistrations().values())
            for (Endpoint call : JaxRsEndpoints.methodsOf(servlet).keySet())
                if (!call.path().startsWith(ENGINE_OF_WEB_APPS + '/')) webApps.add(call);
        assertThat(declared).hasSizeGreaterThan(70);
        assertThat(webApps).hasSizeGreaterThan(10);

        List<Cell> cells = new ArrayList<>();
        for (Endpoint call : declared)
            for (String relation : Doors.ofOurs(call.path()))
                for (String person : MatrixTable.PEOPLE)
                    cells.add(new Cell(
                            call,
                            relation,
                            person,
                            () -> calls.ours(call, relation, person),
                            address -> ours(call, relation, person, address)));
        for (Endpoint call : webApps)
            for (String person : MatrixTable.PEOPLE)
                cells.add(new Cell(
                        call,
                        "-",
                        person,
                        () -> calls.engine(call, "-", person),
                        address -> webApp(call, "", "-", person, address)));
        compare(OURS, cells, declared.size() + webApps.size());
    }

    @Test
    void everyCallOfTheEngineAnswersAsReviewedByBothApis() throws Exception {
        Set<Endpoint> declared = new TreeSet<>();
        Set<Endpoint> named = new TreeSet<>();
        for (Application application : applications)
            for (Endpoint call : JaxRsEndpoints.of(application, ""))
                (call.path().startsWith("/engine") ? named : declared).add(call);
        Set<Endpoint> throughWebApps = new TreeSet<>();
        for (ServletRegistration servlet : servlets.getServletRegistrations().values())
            for (Endpoint call : JaxRsEndpoints.methodsOf(servlet).keySet())
                if (call.path().startsWith(ENGINE_OF_WEB_APPS + '/'))
                    throughWebApps.add(new Endpoint(call.method(), call.path().substring(ENGINE_OF_WEB_APPS.length())));
        assertThat(declared).hasSizeGreaterThan(400);
        assertThat(throughWebApps).as("both APIs lead to the same calls").isEqualTo(declared);

        List<Cell> cells = new ArrayList<>();
        for (Endpoint call : declared)
            for (String relation : Doors.ofEngine(call.path()))
                for (String person : MatrixTable.PEOPLE) {
                    Supplier<Doors.Address> address = () -> calls.engine(call, relation, person);
                    cells.add(new Cell(call, relation, person, address, there -> rest(call, relation, person, there)));
                    cells.add(new Cell(
                            call,
                            relation,
                            person,
                            address,
                            there -> webApp(call, WEB_APPS + "engine/engine/default", relation, person, there)));
                }
        Endpoint any = new Endpoint("ANY", "/engine/**");
        int turn = 0;
        for (Endpoint call : named)
            // Who asks makes no difference to a path that is open to nobody: the officers take turns.
            for (String person :
                    List.of("nobody", "operator", MatrixTable.PEOPLE.get(1 + turn++ % (MatrixTable.PEOPLE.size() - 2))))
                cells.add(new Cell(
                        any,
                        "-",
                        person,
                        () -> calls.engine(call, "-", person),
                        address -> rest(call, "-", person, address)));
        compare(ENGINE, cells, declared.size() * 2 + named.size());
    }

    private void compare(String file, List<Cell> all, int endpoints) throws IOException {
        table = MatrixTable.read(file, file.equals(ENGINE));
        List<Cell> cells = Extent.isFull() ? all : sample(all);
        Map<String, List<Cell>> parts = cells.stream().collect(Collectors.groupingBy(this::part));
        List<Cell> refused = parts.getOrDefault("refused", List.of());
        List<Cell> told = parts.getOrDefault("told", List.of());
        List<Cell> rest = parts.getOrDefault("rest", List.of());
        Stream.concat(refused.stream(), told.stream()).forEach(cell -> cell.address.get());
        things.showHits();
        Map<String, String> before = fingerprint.take();
        refused.parallelStream().forEach(this::make);
        differences.addAll(changes(before, fingerprint.take()));
        told.forEach(this::make);
        differences.addAll(changes(withoutReads(before), withoutReads(fingerprint.take())));
        rest.forEach(this::make);

        table.rows().stream()
                .filter(row -> !found.containsKey(row))
                .forEach(row -> differences.add("no such call: " + row.call() + ' ' + row.relation()));
        different.forEach(row -> System.out.println(row.with(found.get(row))));
        assertThat(differences).isEmpty();
        assertThat(leaks).isEmpty();
        assertThat(tellingTales())
                .as("answers that tell the foreign from the missing")
                .isEmpty();
        System.out.printf(
                "matrix %s: %d endpoints, %d calls, %d of them refused, which changed nothing%n",
                file, endpoints, made, refused.size() + told.size());
    }

    /**
     * Of each row one person for each answer that is reviewed, another one in each row; and to what is foreign or revoked, the same person's
     * call to what never existed, with which the answer is compared.
     */
    private List<Cell> sample(List<Cell> cells) {
        Map<String, String> chosen = new HashMap<>();
        Set<String> compared = new HashSet<>();
        for (Cell cell : cells) {
            String row = cell.endpoint + "|" + cell.relation;
            String kind = row + '|' + expected(cell);
            String before = chosen.get(kind);
            if (before == null || turn(row, cell.person) < turn(row, before)) chosen.put(kind, cell.person);
        }
        for (Cell cell : cells)
            if (Set.of("foreign", "revoked").contains(cell.relation)
                    && cell.person.equals(chosen.get(cell.endpoint + "|" + cell.relation + '|' + expected(cell))))
                compared.add(cell.endpoint + "|" + cell.person);
        return cells.stream()
                .filter(cell -> cell.person.equals(
                                chosen.get(cell.endpoint + "|" + cell.relation + '|' + expected(cell)))
                        || cell.relation.equals("missing") && compared.contains(cell.endpoint + "|" + cell.person))
                .toList();
    }

    private static int turn(String row, String person) {
        return Math.floorMod(MatrixTable.PEOPLE.indexOf(person) + row.hashCode(), MatrixTable.PEOPLE.size());
    }

    private List<String> changes(Map<String, String> before, Map<String, String> after) {
        return before.keySet().stream()
                .filter(table -> after.containsKey(table) && !before.get(table).equals(after.get(table)))
                .map(table -> "refused calls changed " + table
                        + (table.equals("audit_record") ? " by " + fingerprint.latestActs() : ""))
                .toList();
    }

    /** An operator's change of an account is answered with a conflict, because it waits for a second operator; it is recorded. */
    private static boolean isProposal(Cell cell, String expected) {
        return cell.person.equals("operator")
                && expected.equals("409")
                && cell.endpoint.path().matches("/(user|group|tenant|authorization)/.*");
    }

    /** What can be read, but not in this form yet, was looked at all the same, and that is noted. */
    private String part(Cell cell) {
        String expected = expected(cell);
        if (isProposal(cell, expected)) return "rest";
        if (expected.equals("told") || cell.endpoint.isRead() && expected.equals("409")) return "told";
        return expected.matches("4..|login") ? "refused" : "rest";
    }

    private void make(Cell cell) {
        Told answer = cell.call.apply(cell.address.get());
        synchronized (found) {
            note(cell, answer);
        }
    }

    private void note(Cell cell, Told answer) {
        made++;
        MatrixTable.Row row = new MatrixTable.Row(cell.endpoint.toString(), cell.relation);
        answers.merge(row.call() + '|' + cell.person + '|' + row.relation(), answer, Told::and);
        if (BROKEN.matcher(answer.status()).matches())
            differences.add("%s %s as %s: %s".formatted(cell.endpoint, cell.relation, cell.person, answer.status()));
        found.computeIfAbsent(row, unused -> new TreeMap<>())
                .merge(cell.person, answer.status(), (a, b) -> a.equals(b) ? a : a + '/' + b);
        String expected = expected(cell);
        if (expected.equals(answer.status())) return;
        different.add(row);
        differences.add("%s %s as %s: %s, reviewed as %s"
                .formatted(cell.endpoint, cell.relation, cell.person, answer.status(), expected));
    }

    /** What is not theirs, or no more, is as if it had never been; INTERPOL's is all intelligence, the operators' are the users. */
    private List<String> tellingTales() {
        List<String> tales = new ArrayList<>();
        answers.forEach((key, answer) -> {
            String[] of = key.split("\\|");
            String relation = of[of.length - 1];
            if (!relation.equals("foreign") && !relation.equals("revoked")) return;
            String person = of[of.length - 2];
            boolean theirs = key.contains("/intelligence/")
                            && Gallery.organisation(person).equals("INTERPOL")
                    || key.contains(" /user/") && person.equals("operator");
            Told missing = answers.get(key.substring(0, key.length() - relation.length()) + "missing");
            if (!theirs && !answer.equals(missing)) tales.add(key + "\n  " + answer + "\n  " + missing);
        });
        return tales;
    }

    private static Map<String, String> withoutReads(Map<String, String> tables) {
        Map<String, String> others = new TreeMap<>(tables);
        others.keySet().removeAll(OF_READING);
        return others;
    }

    private Told ours(Endpoint call, String relation, String person, Doors.Address address) {
        boolean script = call.path().matches("/(api|v3|swagger-ui|actuator).*");
        Caller caller = (script ? scripts : browsers).get(person);
        Doors.Body body = script ? calls.body(call, person) : calls.form(call, person, token(person));
        return tell(call, relation, person, address, caller, send(caller, call, address.path(), body));
    }

    private Told rest(Endpoint call, String relation, String person, Doors.Address address) {
        Caller caller = scripts.get(person);
        Doors.Body body = calls.engineBody(call, relation, person);
        return tell(call, relation, person, address, caller, send(caller, call, REST + address.path(), body));
    }

    private Told webApp(Endpoint call, String engine, String relation, String person, Doors.Address address) {
        Caller caller = browsers.get(person);
        Doors.Body body = calls.engineBody(call, relation, person);
        Answer answer;
        // A browser is told its next token by an answer: calls at the same time would send the one before.
        synchronized (caller) {
            String csrf;
            do {
                csrf = caller.cookie("XSRF-TOKEN");
                answer = csrf == null
                        ? send(caller, call, engine + address.path(), body)
                        : send(caller, call, engine + address.path(), body, "X-XSRF-TOKEN", csrf);
            } while (answer.status() == 403 && !Objects.equals(csrf, caller.cookie("XSRF-TOKEN")));
        }
        return tell(call, relation, person, address, caller, answer);
    }

    private Told tell(
            Endpoint call, String relation, String person, Doors.Address address, Caller caller, Answer answer) {
        String status = status(caller, answer);
        look(call, relation, person, answer);
        boolean done = answer.status() < 400 && !call.isRead();
        if (done
                && !status.equals("told")
                && !status.equals("login")
                && !ADDING.matcher(call.path()).matches()) things.renew(relation);
        if (done && call.path().endsWith("/logout")) browse(person);
        return new Told(status, CHANGING.matcher(address.without(answer.text())).replaceAll(""));
    }

    /** Nobody may be shown a word of what is not theirs. */
    private void look(Endpoint call, String relation, String person, Answer answer) {
        boolean outside = person.equals("nobody") || person.equals("operator");
        List<String> others = List.of("revoked", "foreign", Gallery.COPIED);
        for (String hidden : outside ? List.of("own", "shared", "revoked", "foreign", Gallery.COPIED) : others)
            if (answer.text().contains(Gallery.word(hidden)) && !isSeenByInterpol(call, person, hidden))
                leak("%s %s as %s shows %s".formatted(call, relation, person, Gallery.word(hidden)));
    }

    private synchronized void leak(String shown) {
        leaks.add(shown);
    }

    /** INTERPOL sees all intelligence, which is its own; its tasks name the cases that were copied to it. */
    private static boolean isSeenByInterpol(Endpoint call, String person, String hidden) {
        if (!Gallery.organisation(person).equals("INTERPOL")) return false;
        return hidden.equals(Gallery.COPIED)
                || call.path().contains("intelligence")
                // Of intelligence that is followed.
                || call.path().equals("/news")
                || call.path().equals("/")
                || call.path().startsWith("/task")
                || call.path().startsWith("/filter");
    }

    private static String status(Caller caller, Answer answer) {
        if (answer.status() / 100 != 3) return Integer.toString(answer.status());
        String there = Objects.toString(answer.header("Location"), "").replaceAll("^https?://[^/]*", "");
        if (there.endsWith("/login")) return "login";
        if (!answer.method().equals("POST")) return Integer.toString(answer.status());
        return TOLD.matcher(caller.get(there.replaceAll("#.*", "")).text()).find() ? "told" : "302";
    }

    private static Answer send(Caller caller, Endpoint call, String path, Doors.Body body, String... more) {
        List<String> headers = new ArrayList<>(List.of(more));
        if (body != null) headers.addAll(List.of("Content-Type", body.type()));
        return caller.send(call.method(), path, body == null ? null : body.text(), headers.toArray(String[]::new));
    }

    private synchronized String token(String person) {
        return tokens.computeIfAbsent(person, name -> {
            Matcher token = TOKEN.matcher(browsers.get(name).get("/me").text());
            return token.find() ? token.group(1) : "none";
        });
    }

    /** @param text what was answered without what says which thing was meant */
    private record Told(String status, String text) {
        /** The same call through the other API. */
        Told and(Told other) {
            return equals(other) ? this : new Told(status, text + other.text);
        }
    }

    private String expected(Cell cell) {
        return table.expected(new MatrixTable.Row(cell.endpoint.toString(), cell.relation), cell.person);
    }

    /** One call by one person in one relation. */
    private record Cell(
            Endpoint endpoint,
            String relation,
            String person,
            Supplier<Doors.Address> address,
            Function<Doors.Address, Told> call) {}
}

package org.ncbrelay.security.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.adapter.mail.LettersAtHand;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.security.Caller;
import org.ncbrelay.security.DoorTest;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.IntegrationTest;
import org.ncbrelay.support.OwnDatabaseTest;
import org.ncbrelay.support.TestDatabase;
import org.ncbrelay.support.Walk;
import org.ncbrelay.support.doors.Doors;
import org.ncbrelay.support.walks.IntelligenceWalk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * A day of Kenya is the same, byte for byte, whether the relay is empty or France and Indonesia are busy in it: lists, totals, searches,
 * suggestions, errors, boards and letters tell nothing of what others do. Each day begins with an empty database.
 */
@IntegrationTest
class NonInterferenceTest {
    private static final Map<String, List<String>> DAYS = new LinkedHashMap<>();

    @AfterAll
    static void bothDaysAreTheSame() {
        List<String> quiet = DAYS.get("quiet");
        List<String> busy = DAYS.get("busy");
        assertThat(quiet).hasSizeGreaterThan(100);
        assertThat(busy).hasSameSizeAs(quiet);
        List<String> different = new ArrayList<>();
        for (int i = 0; i < quiet.size(); i++)
            if (!quiet.get(i).equals(busy.get(i))) different.add(difference(quiet.get(i), busy.get(i)));
        assertThat(different).isEmpty();
        int bytes = quiet.stream().mapToInt(String::length).sum();
        System.out.printf(
                "non-interference: %d answers and letters, %d characters, all the same%n", quiet.size(), bytes);
    }

    private static String difference(String quiet, String busy) {
        int at = 0;
        while (at < Math.min(quiet.length(), busy.length()) && quiet.charAt(at) == busy.charAt(at)) at++;
        int from = Math.max(0, at - 120);
        return "%s%n    quiet: …%s%n    busy:  …%s"
                .formatted(
                        quiet.lines().findFirst().orElse(""),
                        quiet.substring(from, Math.min(quiet.length(), at + 120)),
                        busy.substring(from, Math.min(busy.length(), at + 120)));
    }

    @Nested
    @OwnDatabaseTest
    class AQuietDay extends Day {
        @Test
        void isLived() {
            DAYS.put("quiet", lived(false));
        }
    }

    @Nested
    @OwnDatabaseTest
    class ABusyDay extends Day {
        @Test
        void isLived() {
            DAYS.put("busy", lived(true));
        }
    }

    /** Kenya's officers at work, and what each of them was answered. */
    abstract static class Day {
        private static final Pattern CHANGING = Pattern.compile(
                "(?<=name=\"_csrf\" value=\")[^\"]+|(?<=data-(idle|absolute)=\")\\d+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\b[m-z][0-9a-z]{17}\\b|(?<=title=\"[0-9a-f]{64}\">)[0-9a-f]{12}\\b|\\b[0-9a-f]{64}\\b|;[0-9a-f]{16};[A-Za-z0-9+/]+={0,2}(?=\")|\\bIIS-\\d{4}-[0-9A-Z]{8}\\b|(?<=\"auditCheckpoint\":\")\\d{13}(?=;)|\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(Z|[+-]\\d\\d:?\\d\\d)");
        /** Beside every address that is about nothing in particular: what is asked of lists, and what is another country's. */
        private static final List<String> QUESTIONS = List.of(
                "/api/support-requests?q=ivory",
                "/api/support-requests?q=Bassin",
                "/api/support-requests?country=FRA",
                "/api/support-requests?status=SUBMITTED,RECORDED&size=1&page=1",
                "/api/support-requests?capability=INFORMATION_SHARING&sort=title",
                "/api/countries?q=fr",
                "/api/taxa?q=loxo",
                "/api/support-requests/FRA-2026-000001",
                "/api/support-requests/FRA-2026-000001/timeline",
                "/api/support-requests/IDN-2026-000002/hits",
                "/api/intelligence/INT-2026-000001",
                "/engine-rest/task?sortBy=dueDate&sortOrder=asc",
                "/engine-rest/task/count",
                "/engine-rest/filter?itemCount=true",
                "/engine-rest/process-definition/count",
                "/cases?q=ivory",
                "/cases?q=Bassin",
                "/cases?q=Basin",
                "/?sort=newest&urgent=true",
                "/cases?overdue=true&urgency=URGENT",
                "/search?q=ivory",
                "/cases/FRA-2026-000001",
                "/board/cases?process=recording&activity=Task_CheckRecord");

        @Autowired
        @Qualifier("requestMappingHandlerMapping")
        private RequestMappingHandlerMapping controllers;

        @Autowired
        private Flowchart flow;

        @Autowired
        private Walk walk;

        @Autowired
        private IntelligenceWalk intelligence;

        @Autowired
        private LettersAtHand letters;

        @Autowired
        private DatabaseAccess access;

        @LocalServerPort
        private int port;

        private final List<String> told = new ArrayList<>();
        private final Map<String, Caller> callers = new LinkedHashMap<>();
        private boolean busy;
        private int filedElsewhere;

        List<String> lived(boolean withOthers) {
            busy = withOthers;
            others();
            look();
            byte[] body = org.ncbrelay.support.Samples.bytes("ivory-marketplace");
            String request = new String(body, java.nio.charset.StandardCharsets.UTF_8);
            Answer filed = tell("agency.ken", "POST", "/api/support-requests", request, "Idempotency-Key", "one");
            CaseReference reference = new CaseReference(filed.field("reference"));
            others();
            tell("agency.ken", "POST", "/api/support-requests", request, "Idempotency-Key", "one");
            tell("agency.ken", "POST", "/api/support-requests", "{}", "Idempotency-Key", "one");
            tell("agency.ken", "POST", "/api/support-requests", "{\"title\":\"\"}");
            look();
            others();
            read(reference);
            work(reference, "ncb.ken", "Task_AcknowledgeRequest", "decision", "ACKNOWLEDGE");
            others();
            work(reference, "ncbhead.ken", "Task_DecideDirectContact", "decision", "GRANT");
            look();
            walk.recorded(reference);
            others();
            tell("agency.ken", "POST", "/api/support-requests/" + reference + "/messages", "{\"text\":\"Any news?\"}");
            tell(
                    "ncb.ken",
                    "PUT",
                    "/api/support-requests/" + reference + "/authorization",
                    "{\"action\":\"REVOKE\",\"reason\":\"x\"}");
            read(reference);
            walk.supported(reference);
            flow.work(
                    reference,
                    "analyst",
                    "Task_DefineScopeQuestion",
                    Map.of("question", "Who is behind the accounts?"));
            walk.approved(walk.written(reference));
            others();
            walk.dispatched(reference);
            read(reference);
            tell("agency.ken", "POST", "/api/support-requests/" + reference + "/withdrawal", "{\"reason\":\"Solved\"}");
            look();
            others();
            read(reference);
            letters();
            return told;
        }

        /** What goes on meanwhile; letters leave on both days. */
        private void others() {
            if (busy) areBusy();
            letters.sendDue();
            // What happens later is later: of two things at one moment, an id that means nothing says which comes
            // first.
            flow.advance(Duration.ofMinutes(1));
        }

        /** France and Indonesia ask, decide, draft, receive intelligence, and write of the same things. */
        private void areBusy() {
            for (String country : List.of("fra", "idn")) {
                CaseReference first = flow.submit("agency." + country, this::elsewhere);
                flow.submit("ncb." + country, this::elsewhere);
                walk.acknowledged(first);
            }
            walk.toDelivery(flow.submit("agency.fra", body -> {
                elsewhere(body);
                body.put("directContact", Map.of("requested", false));
            }));
            intelligence.released(intelligence.register(body -> {}));
            Caller script = caller("agency.fra");
            script.get("/api/support-requests");
            script.get("/api/support-requests/KEN-2026-000001");
        }

        /** The same words, other traces: that two cases share a trace is shown by rules of its own. */
        private void elsewhere(Map<String, Object> body) {
            int number = ++filedElsewhere;
            body.put("title", "Ivory at the Bassin " + number);
            body.put("countriesInvolved", List.of("SGP", "BRA"));
            body.put(
                    "listings",
                    List.of(Map.of(
                            "platform", "Elsewhere",
                            "platformType", "FORUM",
                            "url", "https://elsewhere.example/" + number,
                            "capturedAt", "2026-09-03T10:40:00Z",
                            "stillOnline", true)));
            for (String part : List.of("persons", "payments", "shipments", "preservation", "questions"))
                body.remove(part);
        }

        private void look() {
            List<String> all = Stream.concat(
                            // How many seconds a session has left differs between two runs.
                            Doors.readable(controllers).stream()
                                    .filter(door -> !door.contains("{") && !door.equals("/me/session")),
                            QUESTIONS.stream())
                    .toList();
            for (String address : all)
                for (String user : address.matches("/(api|engine-rest)/.*")
                        ? List.of("agency.ken", "ncb.ken", "ncbhead.ken")
                        : List.of("session of ncb.ken")) tell(user, "GET", address, null);
        }

        private void read(CaseReference reference) {
            for (String door : Doors.readable(controllers)) {
                String address =
                        door.replace("{reference}", reference.value()).replaceAll("\\{list:[^}]*}", "listings");
                // A PDF has the moment at which it was made.
                if (address.contains("{") || !door.contains("{reference}") || door.contains(".pdf")) continue;
                tell(door.startsWith("/api/") ? "ncb.ken" : "session of ncb.ken", "GET", address, null);
            }
        }

        /** Whatever was written to Kenya's people, in order. */
        private void letters() {
            letters.sendDue();
            JdbcTemplate administration = TestDatabase.administration(access);
            List<String> ids = administration.queryForList(
                    "SELECT id::text FROM outbox_mail WHERE organisation = 'KEN' ORDER BY template, recipient, created_at, task_node",
                    String.class);
            told.add("letters to Kenya: " + ids.size());
            for (String id : ids) tell("session of ncb.ken", "GET", "/mailbox/" + id, null);
        }

        private void work(CaseReference reference, String user, String task, String field, String answer) {
            Answer found = caller(user)
                    .get("/engine-rest/task?processInstanceBusinessKey=" + reference + "&taskDefinitionKey=" + task);
            JsonNode first = found.json().path(0);
            String path = "/engine-rest/task/" + first.path("id").asText();
            tell(user, "GET", path + "/deployed-form", null);
            tell(user, "GET", path + "/form-variables", null);
            tell(user, "POST", path + "/submit-form", "{\"variables\":{\"" + field + "\":{\"value\":\"NONSENSE\"}}}");
            tell(
                            user,
                            "POST",
                            path + "/submit-form",
                            "{\"variables\":{\"" + field + "\":{\"value\":\"" + answer + "\"}}}")
                    .with(204);
        }

        private Answer tell(String user, String method, String path, String body, String... headers) {
            Answer answer = caller(user).send(method, path, body, headers);
            told.add("%s %s %s%n%d %s%n%s"
                    .formatted(
                            user,
                            method,
                            steady(path),
                            answer.status(),
                            Optional.ofNullable(answer.header("Location"))
                                    .map(this::steady)
                                    .orElse(""),
                            path.equals("/mailbox") ? sorted(steady(answer.text())) : steady(answer.text())));
            flow.advance(Duration.ofSeconds(1));
            return answer;
        }

        /** Without ids, moments, hashes, and tokens of sessions. */
        private String steady(String text) {
            return CHANGING.matcher(text)
                    .replaceAll("…")
                    .replaceAll("(?<=>)[0-9a-f]{12}(?=</td>)", "…")
                    .replaceAll("<time datetime=\"…\">[^<]*</time>", "<time>…</time>")
                    .replaceAll("localhost:\\d+", "localhost");
        }

        /** Letters that left at one moment come in no order. */
        private static String sorted(String page) {
            return Stream.of(page.split("(?=<tr>)|(?<=</tr>)")).sorted().collect(Collectors.joining());
        }

        private Caller caller(String user) {
            return callers.computeIfAbsent(user, name -> {
                String prefix = "session of ";
                return name.startsWith(prefix)
                        ? Caller.session(port, name.substring(prefix.length()), DoorTest.PASSWORD)
                        : Caller.basic(port, name, DoorTest.PASSWORD);
            });
        }
    }
}

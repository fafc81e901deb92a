package org.ncbrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.flow.support.capacitybuilding.CapacityBuildingProcess;
import org.ncbrelay.flow.support.capacityplan.CapacityPlanProcess;
import org.ncbrelay.flow.support.expertrelease.ExpertReleaseProcess;
import org.ncbrelay.flow.support.expertsearch.ExpertSearchProcess;
import org.ncbrelay.flow.support.istreport.IstReportProcess;
import org.ncbrelay.flow.support.istterms.IstTermsProcess;
import org.ncbrelay.support.CapabilityWalk;
import org.ncbrelay.support.Desk;
import org.ncbrelay.support.Fingerprint;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.FormFiller;
import org.ncbrelay.support.IntelligenceWalk;
import org.ncbrelay.support.Model;
import org.ncbrelay.support.SupportWalk;
import org.ncbrelay.support.Walk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.w3c.dom.Element;

/**
 * Nobody decides on their own work, at any decision and by any way. The decisions are those of the diagrams; what keeps
 * each author away stands in {@code security/four-eyes.md}.
 */
@FlowTest
class FourEyesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TABLE = Path.of("src/test/resources/security/four-eyes.md");
    private static final String REST = "/engine-rest";
    private static final String WEB_APPS = "/camunda/api/engine/engine/default";

    private final Flowchart flow;
    private final Walk walk;
    private final IntelligenceWalk intelligence;
    private final SupportWalk support;
    private final CapabilityWalk capability;
    private final Desk desk;
    private final TaskService tasks;
    private final IdentityService identity;
    private final Fingerprint fingerprint;
    private final int port;

    @Autowired
    FourEyesTest(
            Flowchart flow,
            Walk walk,
            IntelligenceWalk intelligence,
            SupportWalk support,
            CapabilityWalk capability,
            Desk desk,
            TaskService tasks,
            IdentityService identity,
            DatabaseAccess access,
            @LocalServerPort int port) {
        this.flow = flow;
        this.walk = walk;
        this.intelligence = intelligence;
        this.support = support;
        this.capability = capability;
        this.desk = desk;
        this.tasks = tasks;
        this.identity = identity;
        this.fingerprint = new Fingerprint(access);
        this.port = port;
    }

    @Test
    void everyDecisionHasARowAndEveryRowADecision() {
        assertThat(rows().keySet()).isEqualTo(deciding().keySet());
        Map<String, Set<String>> groups = groups();
        List<String> kinds = new ArrayList<>();
        rows().forEach((task, row) -> {
            kinds.add(row.keptApart());
            String marked = deciding().get(task);
            assertThat(row.keptApart().equals("four eyes")).as(task).isEqualTo(marked != null);
            if (marked != null) assertThat(row.decidesOn()).as(task).isEqualTo(marked);
            if (row.keptApart().equals("roles"))
                assertThat(groups.get(task))
                        .as(task)
                        .isNotEmpty()
                        .doesNotContainAnyElementsOf(groups.get(row.decidesOn()));
        });
        System.out.printf(
                "four eyes: %d decisions, %d by four eyes, %d by roles, %d not on anybody's work%n",
                kinds.size(),
                kinds.stream().filter("four eyes"::equals).count(),
                kinds.stream().filter("roles"::equals).count(),
                kinds.stream()
                        .filter(kind -> kind.contains(" on ") || kind.contains("another"))
                        .count());
    }

    @ParameterizedTest
    @MethodSource("byFourEyes")
    void itsAuthorIsRefusedEverywhere(String decision) {
        Situation situation = situation(decision);
        String key = decision.substring(decision.indexOf('/') + 1);
        Task task = flow.task(situation.reference(), key);
        String path = "/task/" + task.getId();
        Caller other = Caller.basic(port, situation.other(), DoorTest.PASSWORD);
        Map<String, Object> answers = answers(other, REST + path);
        Set<String> joined = joined(situation.author(), task);
        try {
            List<Door> doors = doors(situation.author());
            Map<String, String> before = fingerprint.take();
            int attempts = 0;
            for (Door door : doors)
                for (Attempt attempt : attempts(path, situation.author(), answers)) {
                    refused(door, attempt);
                    attempts++;
                }
            assertThat(fingerprint.take())
                    .as("a refused attempt left something")
                    .isEqualTo(before);

            // Somebody else takes the task, and would hand it to the author.
            assertThat(other.post(REST + path + "/claim", json(Map.of("userId", situation.other())))
                            .statusCode())
                    .as("others may decide")
                    .isEqualTo(204);
            Map<String, String> claimed = fingerprint.take();
            for (Door door : doors(situation.other()))
                for (Attempt attempt : handingOver(path, situation.author())) {
                    refused(door, attempt);
                    attempts++;
                }
            for (Door door : doors)
                for (Attempt attempt : attempts(path, situation.author(), answers)) {
                    refused(door, attempt);
                    attempts++;
                }
            assertThat(fingerprint.take())
                    .as("a refused attempt left something")
                    .isEqualTo(claimed);
            assertThat(tasks.createTaskQuery()
                            .taskId(task.getId())
                            .singleResult()
                            .getAssignee())
                    .isEqualTo(situation.other());
            System.out.printf("four eyes: %s refused to %s %d times%n", decision, situation.author(), attempts);
        } finally {
            joined.forEach(group -> identity.deleteMembership(situation.author(), group));
        }
    }

    @Test
    void theAuthorDoesNotReopenDirectContactEither() {
        CaseReference reference = flow.submit("ncbhead.ken");
        flow.work(reference, "ncb.ken", AcknowledgmentProcess.ACKNOWLEDGE, Map.of("decision", "ACKNOWLEDGE"));
        flow.work(reference, "ncb.ken", "Task_DecideDirectContact", Map.of("decision", "GRANT"));
        Caller author = Caller.basic(port, "ncbhead.ken", DoorTest.PASSWORD);

        assertThat(change(author, reference, "SUSPEND")).isEqualTo(200);
        assertThat(change(author, reference, "RESUME")).isEqualTo(403);
    }

    private int change(Caller caller, CaseReference reference, String action) {
        return caller.send(
                        "PUT",
                        "/api/support-requests/" + reference + "/authorization",
                        json(Map.of("action", action, "reason", "Reviewed")),
                        "Content-Type",
                        "application/json")
                .statusCode();
    }

    static Stream<String> byFourEyes() {
        return deciding().entrySet().stream()
                .filter(task -> task.getValue() != null)
                .map(Map.Entry::getKey);
    }

    /** A case that waits for this decision, with the one who wrote what is decided and one who did not. */
    private Situation situation(String decision) {
        return switch (decision) {
            case "acknowledgment/Task_AcknowledgeRequest" ->
                new Situation(flow.submit("ncb.ken"), "ncb.ken", "ncbhead.ken");
            case "authorization/Task_DecideDirectContact" -> {
                CaseReference reference = flow.submit("ncbhead.ken");
                flow.work(reference, "ncb.ken", AcknowledgmentProcess.ACKNOWLEDGE, Map.of("decision", "ACKNOWLEDGE"));
                yield new Situation(reference, "ncbhead.ken", "ncb.ken");
            }
            case "triage/Task_DecideSupport" -> {
                CaseReference reference = walk.toTriage(flow.submit("agency.ken"));
                yield new Situation(walk.assessed(reference), "analyst", "lead");
            }
            case "sharing/Task_ReviewReport" ->
                new Situation(
                        walk.written(walk.asked(walk.toSharing(flow.submit("agency.ken")))), "analyst", "analyst2");
            case "product/Task_ReviewProduct" -> {
                CaseReference reference = training();
                capability.write(reference);
                yield new Situation(reference, "analyst", "analyst2");
            }
            case "capacityPlan/Task_AgreeTrainingPlan" -> {
                CaseReference reference = training();
                capability.product(reference);
                flow.work(
                        reference,
                        "analyst",
                        CapacityPlanProcess.PROPOSE,
                        Map.of(
                                "title", "Evidence online",
                                "plan", "Five days on preservation and chain of custody.",
                                "participants", 18,
                                "startsOn", "2027-01-11"));
                yield new Situation(reference, "analyst", "ncb.ken");
            }
            case "istPreparation/Task_DecideDeployment" ->
                new Situation(support.assessed(support.asked("IST_DEPLOYMENT")), "ist", "gs");
            case "istTerms/Task_SignTermsOfReference" -> {
                CaseReference reference = support.drafted(support.approved(support.asked("IST_DEPLOYMENT")), 10);
                flow.work(reference, "ncbhead.ken", IstTermsProcess.CONSENT, Map.of("decision", "SIGN"));
                yield new Situation(reference, "ist", "gs");
            }
            case "istTeam/Task_DecideGoOrNoGo" ->
                new Situation(
                        support.ready(support.complete(support.signed(support.asked("IST_DEPLOYMENT"), 10))),
                        "ist",
                        "lead");
            case "expertSearch/Task_CheckConflict" -> {
                CaseReference reference = capability.inSupport(Capability.GLOBAL_NETWORK);
                flow.work(
                        reference,
                        "analyst",
                        ExpertSearchProcess.DEFINE,
                        Map.of(
                                "expertise", "WILDLIFE_FORENSICS",
                                "language", "fr",
                                "question", "Can the origin of the ivory be told from photographs?"));
                flow.work(reference, "analyst", ExpertSearchProcess.PICK, Map.of("pick", "FIRST"));
                flow.work(reference, "ncb.fra", ExpertReleaseProcess.RELEASE, Map.of("decision", "RELEASE"));
                flow.continueJobs(reference);
                yield new Situation(reference, "analyst", "lead");
            }
            case "istReport/Task_ReviewMissionReport" -> {
                CaseReference reference = support.missionDone(support.deployed(support.asked("IST_DEPLOYMENT"), 10));
                flow.work(
                        reference,
                        "ist",
                        IstReportProcess.EXIT,
                        Map.of("briefing", "Written by a test.", "evidenceInHostCustody", true));
                support.written(reference);
                yield new Situation(reference, "ist", "lead");
            }
            case "meetingSession/Task_ReviewMinutes" -> {
                CaseReference reference =
                        support.agendaSet(support.answered(support.planned(support.asked("COORDINATION_MEETING"))));
                support.assigned(support.held(reference), "Check the accounts", "DONE");
                yield new Situation(support.minuted(reference), "analyst", "lead");
            }
            case "release/Task_ReleaseIntelligence" ->
                // The demo has one lead; for this test the other eyes are an analyst's.
                new Situation(intelligence.register(body -> {}), "analyst", "lead");
            default -> throw new AssertionError("nobody says how a case comes to " + decision);
        };
    }

    private CaseReference training() {
        CaseReference reference = capability.inSupport(Capability.CAPACITY_BUILDING);
        flow.work(
                reference,
                "agency.ken",
                CapacityBuildingProcess.NEEDS,
                Map.of("officers", 18, "topic", "EVIDENCE", "needs", "Preservation of electronic evidence"));
        return reference;
    }

    /** Puts the author into every group that may decide, so that nothing but the four eyes is in the way. */
    private Set<String> joined(String author, Task task) {
        Set<String> known = identity.createGroupQuery().groupMember(author).list().stream()
                .map(group -> group.getId())
                .collect(Collectors.toSet());
        Set<String> joined = tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(link -> link.getGroupId())
                .filter(group -> group != null && !known.contains(group))
                .collect(Collectors.toCollection(TreeSet::new));
        joined.forEach(group -> identity.createMembership(author, group));
        return joined;
    }

    private static List<Attempt> attempts(String path, String author, Map<String, Object> answers) {
        List<Attempt> attempts = new ArrayList<>(handingOver(path, author));
        attempts.add(new Attempt("POST", path + "/claim", Map.of("userId", author)));
        attempts.add(new Attempt("POST", path + "/unclaim", Map.of()));
        attempts.add(new Attempt("POST", path + "/resolve", FormFiller.submission(answers)));
        attempts.add(new Attempt("POST", path + "/complete", FormFiller.submission(answers)));
        attempts.add(new Attempt("POST", path + "/submit-form", FormFiller.submission(answers)));
        attempts.add(new Attempt("POST", path + "/bpmnError", Map.of("errorCode", "supportRefused")));
        attempts.add(new Attempt("POST", path + "/bpmnEscalation", Map.of("escalationCode", "any")));
        attempts.add(new Attempt("POST", path + "/variables", Map.of("modifications", Map.of())));
        attempts.add(new Attempt("DELETE", path, null));
        return attempts;
    }

    private static List<Attempt> handingOver(String path, String author) {
        return List.of(
                new Attempt("POST", path + "/assignee", Map.of("userId", author)),
                new Attempt("POST", path + "/delegate", Map.of("userId", author)),
                new Attempt("POST", path + "/identity-links", Map.of("userId", author, "type", "assignee")),
                new Attempt("PUT", path, Map.of("assignee", author, "priority", 50)));
    }

    private void refused(Door door, Attempt attempt) {
        HttpResponse<String> answer = door.send(attempt);
        assertThat(answer.statusCode())
                .as("%s %s: %s", attempt.method(), answer.uri(), answer.body())
                .isBetween(400, 499);
    }

    private List<Door> doors(String user) {
        Caller session = Caller.session(port, user, DoorTest.PASSWORD);
        session.get("/camunda/app/tasklist/default/");
        return List.of(
                new Door(Caller.basic(port, user, DoorTest.PASSWORD), REST, "X-None", "none"),
                new Door(session, WEB_APPS, "X-XSRF-TOKEN", session.cookie("XSRF-TOKEN")));
    }

    private Map<String, Object> answers(Caller other, String path) {
        HttpResponse<String> form = other.get(path + "/deployed-form");
        assertThat(form.statusCode()).isEqualTo(200);
        LocalDate today = flow.now().atZone(java.time.ZoneOffset.UTC).toLocalDate();
        return new FormFiller(today, Map.of()).fill(Caller.json(form));
    }

    /** Deciding tasks by {@code diagram/task}, with what is marked {@code fourEyes}, or null. */
    private static Map<String, String> deciding() {
        Map<String, String> deciding = new TreeMap<>();
        for (Model diagram : Model.diagrams())
            diagram.all("bpmn:userTask").forEach(task -> {
                String marked = property(diagram, task, "fourEyes").orElse(null);
                if (marked != null || decides(task.getAttribute("camunda:formRef")))
                    deciding.put(diagram.at(task), marked);
            });
        return deciding;
    }

    private static boolean isWithin(org.w3c.dom.Node node, Element element) {
        for (org.w3c.dom.Node above = node; above != null; above = above.getParentNode())
            if (above == element) return true;
        return false;
    }

    private static boolean decides(String form) {
        try {
            JsonNode fields =
                    JSON.readTree(Path.of("forms", form + ".form").toFile()).path("components");
            return StreamSupport.stream(fields.spliterator(), false)
                    .anyMatch(field -> field.path("key").asText().equals("decision")
                            && field.path("values").size() > 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Set<String>> groups() {
        Map<String, Set<String>> groups = new TreeMap<>();
        for (Model diagram : Model.diagrams())
            diagram.all("bpmn:userTask").forEach(task -> groups.put(diagram.at(task), offices(diagram, task)));
        return groups;
    }

    /** Who may do a task from the start, and once its time limit has lapsed. */
    private static Set<String> offices(Model diagram, Element task) {
        Set<String> offices = new TreeSet<>(
                List.of(task.getAttribute("camunda:candidateGroups").split(",")));
        property(diagram, task, "secondOffice").ifPresent(offices::add);
        return offices;
    }

    private static Optional<String> property(Model diagram, Element task, String name) {
        return diagram.all("camunda:property")
                .filter(property -> property.getAttribute("name").equals(name))
                .filter(property -> isWithin(property, task))
                .map(property -> property.getAttribute("value"))
                .findFirst();
    }

    private static Map<String, Row> rows() {
        try (Stream<String> lines = Files.lines(TABLE)) {
            Map<String, Row> rows = new TreeMap<>();
            lines.filter(line -> line.startsWith("| ") && line.contains("/Task_"))
                    .map(line ->
                            Arrays.stream(line.split("\\|")).map(String::strip).toList())
                    .forEach(cells -> rows.put(cells.get(1), new Row(cells.get(2), cells.get(3))));
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String json(Object body) {
        return MatrixThings.json(body);
    }

    /** @param decidesOn the part whose author is kept away, or the task that writes what is decided */
    private record Row(String decidesOn, String keptApart) {}

    private record Situation(CaseReference reference, String author, String other) {}

    private record Attempt(String method, String path, Object body) {}

    /** One way to the engine, as one person. */
    private record Door(Caller caller, String base, String header, String token) {
        HttpResponse<String> send(Attempt attempt) {
            String body = attempt.body() == null ? null : json(attempt.body());
            return caller.send(
                    attempt.method(), base + attempt.path(), body, "Content-Type", "application/json", header, token);
        }
    }
}

package org.ncbrelay.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.Authorship;
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
import org.ncbrelay.support.ScriptedRun;
import org.ncbrelay.support.SupportWalk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Nobody decides on their own work, at any decision and by any way. The decisions are those of the diagrams; what keeps
 * each author away stands in {@code security/four-eyes.md}, which {@code StepContractTest} compares with them.
 */
@FlowTest
class FourEyesTest {
    private static final String REST = "/engine-rest";
    private static final String WEB_APPS = "/camunda/api/engine/engine/default";

    private final Flowchart flow;
    private final IntelligenceWalk intelligence;
    private final SupportWalk support;
    private final CapabilityWalk capability;
    private final ScriptedRun script;
    private final Authorship authorship;
    private final TransactionTemplate transaction;
    private final Desk desk;
    private final TaskService tasks;
    private final IdentityService identity;
    private final Fingerprint fingerprint;
    private final int port;

    @Autowired
    FourEyesTest(
            Flowchart flow,
            IntelligenceWalk intelligence,
            SupportWalk support,
            CapabilityWalk capability,
            ScriptedRun script,
            Authorship authorship,
            TransactionTemplate transaction,
            Desk desk,
            TaskService tasks,
            IdentityService identity,
            DatabaseAccess access,
            @LocalServerPort int port) {
        this.flow = flow;
        this.intelligence = intelligence;
        this.support = support;
        this.capability = capability;
        this.script = script;
        this.authorship = authorship;
        this.transaction = transaction;
        this.desk = desk;
        this.tasks = tasks;
        this.identity = identity;
        this.fingerprint = new Fingerprint(access);
        this.port = port;
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
        return Model.diagrams().stream()
                .flatMap(diagram -> diagram.all("bpmn:userTask")
                        .filter(task -> Model.property(task, "fourEyes").isPresent())
                        .map(diagram::at));
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
            default -> ofEveryCase(decision);
        };
    }

    /** A case that asks for information sharing comes to its decisions by the first choice of every form. */
    private Situation ofEveryCase(String decision) {
        CaseReference reference = flow.submit("agency.ken");
        String key = decision.substring(decision.indexOf('/') + 1);
        script.run(reference, Map.of(), Set.of(key));
        Task task = flow.task(reference, key);
        String part = Model.diagrams().stream()
                .flatMap(diagram ->
                        diagram.all("bpmn:userTask").filter(it -> diagram.at(it).equals(decision)))
                .flatMap(it -> Model.property(it, "fourEyes").stream())
                .findFirst()
                .orElseThrow()
                .replace(":capability", ":" + Capability.INFORMATION_SHARING);
        Set<String> authors = desk.as("lead", () -> transaction.execute(status -> authorship.authors(reference, part)));
        assertThat(authors).as("authors of " + part).hasSize(1);
        return new Situation(reference, authors.iterator().next(), other(task, authors));
    }

    private String other(Task task, Set<String> authors) {
        Set<String> groups = tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(link -> link.getGroupId())
                .collect(Collectors.toSet());
        return Stream.of("ncb.ken", "ncbhead.ken", "gs", "lead", "analyst2", "ist")
                .filter(user -> !authors.contains(user))
                .filter(user -> identity.createGroupQuery().groupMember(user).list().stream()
                        .anyMatch(group -> groups.contains(group.getId())))
                .findFirst()
                .orElseThrow();
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

    private static String json(Object body) {
        return MatrixThings.json(body);
    }

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

package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.ws.rs.core.Application;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.mail.LettersAtHand;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.absence.Absence;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.flow.personal.PlanAbsences;
import org.ncbrelay.flow.tasks.AssignTask;
import org.ncbrelay.flow.tasks.ReviewAssignments;
import org.ncbrelay.security.Caller;
import org.ncbrelay.store.board.OpenTasks;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Extent;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.Walk;
import org.ncbrelay.support.doors.Doors;
import org.ncbrelay.support.doors.Endpoint;
import org.ncbrelay.support.doors.JaxRsEndpoints;
import org.ncbrelay.support.gallery.Gallery;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * V17: the wildlife team, teams, experts and other agencies read nothing of a case before their need to know begins, through any door, list,
 * count or output (Annex 1.1; our default). Doors are those of the matrix; that every table holds is in {@code CrossingTest}.
 */
class V17NeedToKnowTest extends FlowTestCase {
    private static final String PASSWORD = "wildlife-demo";
    private static final String PHRASE = "a-long-enough-pass-phrase";
    private static final String UNRECORDED = Gallery.UNRECORDED;
    private static final List<String> WITHOUT_NEED =
            List.of("agency2.ken", "expert.ken", "analyst", "lead", "ist", "auditor", "agency.fra", "expert.fra");

    /** Who reads as an office, with the roles of that office. */
    private static final Map<String, Set<String>> OFFICES = Map.of(
            "agency.ken", Set.of("agency-officers"),
            "agency2.ken", Set.of(),
            "expert.ken", Set.of("experts"),
            "analyst", Set.of("gs-officers", "gwet-analysts", "gwet-leads", "ist-members"),
            "ist", Set.of(),
            "auditor", Set.of());

    /** Of these lists every byte is compared. The audit says what its readers did; drafts, tokens and the day are the reader's own. */
    private static final String STEADY = "/api/(?!audit|administration|platform).*|/(task|filter)(/count)?";

    private static final String CHANGING =
            "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(Z|[+-]\\d\\d:?\\d\\d)?";

    @Autowired
    private AssignTask assign;

    @Autowired
    private PlanAbsences absences;

    @Autowired
    private ReviewAssignments assignments;

    @Autowired
    private OpenTasks openTasks;

    private final Map<String, Caller> callers = new HashMap<>();

    @Test
    void beforeTheNeedBeginsACaseDoesNotExist(
            @Autowired List<RequestMappingInfoHandlerMapping> mappings,
            @Autowired Collection<Application> applications,
            @Autowired Gallery things,
            @Autowired LettersAtHand letters) {
        Doors calls = new Doors(things);
        Set<Endpoint> ours = Endpoint.declared(mappings);
        Set<Endpoint> engine = new TreeSet<>();
        for (Application application : applications) engine.addAll(JaxRsEndpoints.of(application, ""));
        things.caseOf("own");
        letters.sendDue();
        Map<String, String> quiet = lists(calls, ours, engine);
        Map<String, String> quietOfNcb = listsOf("ncb.ken", calls, ours, engine);
        CaseReference reference = things.caseOf(UNRECORDED);
        things.unclaimedTask(UNRECORDED);
        letters.sendDue();
        Map<String, String> after = lists(calls, ours, engine);

        List<String> leaks = new ArrayList<>();
        after.forEach((door, answer) -> {
            if (door.equals("auditor /api/audit/export")) return;
            if (answer.contains(reference.value()) || answer.contains(Gallery.word(UNRECORDED)))
                leaks.add(door + " shows the case");
            else if (door.split(" ")[1].matches(STEADY) && !answer.equals(quiet.get(door)))
                leaks.add(door + " has changed\n  " + quiet.get(door) + "\n  " + answer);
        });
        int compared = 0;
        for (Endpoint call : ours)
            if (Doors.ofOurs(call.path()).contains("crossed")
                    || isOfCase(call)
                    || call.path().contains("/tasks/{task}"))
                for (String person : persons(call)) {
                    compared++;
                    String asked = answer(person, call, calls.ours(call, UNRECORDED, person), calls);
                    String missing = answer(person, call, calls.ours(call, "missing", person), calls);
                    // Auditors keep what the organisation has.
                    boolean keeper = person.equals("auditor") && call.path().endsWith("/retention");
                    if (!keeper && !asked.equals(missing))
                        leaks.add(person + ' ' + call + "\n  " + asked + "\n  " + missing);
                }
        for (Endpoint call : engine)
            if (call.path().startsWith("/task/{id}") && call.isRead())
                for (String person : persons(call)) {
                    compared++;
                    int asked = engine(
                                    person,
                                    calls.engine(call, UNRECORDED, person).path())
                            .status();
                    int missing = engine(
                                    person,
                                    calls.engine(call, "missing", person).path())
                            .status();
                    if (asked != missing) leaks.add(person + " engine " + call + ": " + asked);
                }
        assertThat(leaks).isEmpty();
        assertThat(compared).isGreaterThan(100);
        Map<String, String> ofNcb = listsOf("ncb.ken", calls, ours, engine);
        assertThat(ofNcb.keySet().stream().filter(door -> !ofNcb.get(door).equals(quietOfNcb.get(door))))
                .as("the doors do tell those who may know")
                .contains(
                        "ncb.ken /api/support-requests",
                        "ncb.ken /api/statistics",
                        "ncb.ken /task",
                        "ncb.ken /task/count");
        Map<String, String> ofDuty = listsOf("gs", calls, ours, engine);
        assertThat(ofDuty.keySet().stream().filter(door -> ofDuty.get(door).contains(reference.value())))
                .contains("gs /cases", "gs /cases.csv", "gs /api/support-requests");
    }

    @Test
    void theNeedOfTheTeamBeginsWithTheRecordAndThatOfAMemberOfADeploymentWithTheNomination() {
        CaseReference reference =
                flow.submit("agency.ken", body -> body.put("capabilities", List.of("IST_DEPLOYMENT")));
        walk.acknowledged(reference);
        flow.work(reference, "ncb.ken", "Task_CheckRecord", Walk.check("NCB"));
        assertThat(readers(reference)).containsExactly("agency.ken", "ncb.ken", "gs");
        flow.record();
        assertThat(readers(reference)).containsExactly("agency.ken", "ncb.ken", "gs", "analyst", "lead");
        walk.supported(reference);
        assertThat(readers(reference)).doesNotContain("ist");
        String member = bureau.employs("zoe.ist", "INTERPOL", "ist-members");
        assertThatThrownBy(() -> nominated(reference, "gs")).hasStackTraceContaining("nominee");
        nominated(reference, member);
        assertThat(readers(reference)).as("not the whole office").doesNotContain("ist");
        assertThat(read(member, reference)).as("nominated").isEqualTo(200);
        Task task = flow.task(reference, "Task_AssessDeployment");
        assertThat(task.getAssignee()).isEqualTo(member);
        assertThat(taskAsSeenBy(member, task.getId())).isEqualTo(200);
        assertThat(engine("ist", "/task/" + task.getId()).status()).isEqualTo(404);

        identity.deleteMembership(member, "ist-members");
        assignments.review();
        assertThat(flow.task(reference, "Task_AssessDeployment").getAssignee())
                .as("the lead has it back")
                .isNull();
        assertThat(readers(reference)).doesNotContain("ist");
        inTransaction("lead", () -> assign.assign(task.getId(), "ist", desk.officer("lead")));
        assertThat(readers(reference)).contains("ist");
        assertThat(flow.all(
                        "SELECT addressee FROM timeline_event WHERE kind = 'TASK_ASSIGNED' AND reference = ?",
                        reference))
                .containsExactly(member, "ist");
    }

    private void nominated(CaseReference reference, String member) {
        flow.work(
                reference,
                "analyst",
                "Task_ScopeDeployment",
                Map.of("decision", "COMPLETE", "scope", "Nine phones", "nominee", member));
    }

    /** What every test of this JVM did; a substitute follows from the nomination of a member. */
    @Test
    void noMemberOfASupportTeamReadsACaseWithoutTheNominationByAPerson() {
        deploymentOf(bureau.employs("yara", "INTERPOL", "ist-members"));
        assertThat(administration.queryForList("""
                        SELECT a.reference || ' ' || a.organisation FROM case_access a
                         WHERE a.basis = 'DEPLOYMENT'
                           AND NOT EXISTS (SELECT FROM task_assignment t WHERE t.reference = a.reference
                                              AND a.organisation = 'INTERPOL-ist-members/' || t.assignee
                                              AND t.assigned_by = a.granted_by AND t.assigned_by <> 'relay')""", String.class)).isEmpty();
    }

    /** Through the engine's REST, the inbox and by id, at each step on the way of a case; the diagrams say whose a task is. */
    @Test
    void anOfficeSeesTheTasksOfItsRolesAlone() {
        CaseReference reference = flow.submit("agency.ken");
        Set<String> seen = new TreeSet<>();
        Set<String> hidden = new TreeSet<>();
        for (Runnable step : List.<Runnable>of(
                () -> {},
                () -> walk.acknowledged(reference),
                () -> walk.granted(reference),
                () -> walk.recorded(reference),
                () -> walk.supported(reference),
                () -> walk.asked(reference),
                () -> walk.written(reference),
                () -> walk.approved(reference),
                () -> walk.dispatched(reference))) {
            step.run();
            OFFICES.forEach((person, roles) -> {
                Map<String, String> listed = new HashMap<>();
                engine(person, "/task?processInstanceBusinessKey=" + reference)
                        .json()
                        .forEach(task -> listed.put(
                                task.path("id").asText(), task.path("name").asText()));
                assertThat(engine(person, "/task/count?processInstanceBusinessKey=" + reference)
                                .json()
                                .path("count")
                                .asInt())
                        .isEqualTo(listed.size());
                String inbox = session(person).get("/").text();
                String waits = roles.contains("agency-officers") ? waitingFor(person, reference) : "";
                for (Task task : tasks.createTaskQuery()
                        .processInstanceBusinessKey(reference.value())
                        .list()) {
                    boolean theirs = tasks.getIdentityLinksForTask(task.getId()).stream()
                            .anyMatch(link -> link.getGroupId() != null && roles.contains(link.getGroupId()));
                    String what = person + " and " + task.getName();
                    (theirs ? seen : hidden).add(what);
                    assertThat(listed.containsKey(task.getId())).as(what).isEqualTo(theirs);
                    assertThat(engine(person, "/task/" + task.getId()).status())
                            .as(what)
                            .isEqualTo(theirs ? 200 : 404);
                    assertThat(session(person).get("/tasks/" + task.getId()).status())
                            .as(what)
                            .isEqualTo(theirs ? 200 : 404);
                    if (!theirs) assertThat(inbox).as(what).doesNotContain(task.getId());
                    if (!waits.isEmpty() && task.getTenantId().equals("KEN"))
                        assertThat(waits.contains('>' + task.getName() + '<'))
                                .as(what + " on the page of the case")
                                .isEqualTo(theirs);
                    if (!waits.isEmpty() && task.getTenantId().equals("KEN") && !theirs)
                        assertThat(waits).contains("Your NCB is working on this case.");
                }
            });
        }
        assertThat(seen).hasSizeGreaterThan(4);
        assertThat(hidden)
                .contains("agency.ken and Acknowledge request", "agency.ken and Decide direct contact")
                .hasSizeGreaterThan(10);
    }

    /** The row of a task says that the team reads its case, even of a task that is created while the grant ends. */
    @Test
    void theTasksOfTheTeamGoWithItsGrant() {
        CaseReference reference = walk.toTriage(flow.submit("agency.ken"));
        String count = "/task/count?processInstanceBusinessKey=" + reference;
        String onRow =
                "SELECT count(*) FROM act_ru_task WHERE reference = '%s' AND is_open_to_team".formatted(reference);
        assertThat(administration.queryForObject(onRow, Integer.class)).isPositive();
        assertThat(engine("analyst", count).json().path("count").asInt()).isPositive();

        administration.execute((ConnectionCallback<Object>) connection -> {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("""
                        INSERT INTO act_ru_task (id_, rev_, proc_inst_id_, tenant_id_)
                        SELECT 'created-meanwhile', 1, proc_inst_id_, tenant_id_ FROM act_ru_task WHERE reference = '%s' LIMIT 1""".formatted(reference));
                // Past the trigger that requires an audited act. The copy ends too: by it the board counts for the
                // team.
                CompletableFuture<Void> end =
                        CompletableFuture.runAsync(() -> administration.execute("""
                        BEGIN; SET LOCAL session_replication_role = replica;
                        UPDATE case_access SET revoked_at = now() WHERE starts_with(organisation, 'INTERPOL') AND reference = '%s';
                        COMMIT""".formatted(reference)));
                await().atMost(1, TimeUnit.MINUTES)
                        .until(() -> end.isDone()
                                || administration.queryForObject(
                                        "SELECT EXISTS (SELECT FROM pg_locks WHERE relation = 'act_ru_task'::regclass AND NOT granted)",
                                        Boolean.class));
                connection.commit();
                end.join();
            } finally {
                connection.setAutoCommit(true);
            }
            return null;
        });

        assertThat(administration.queryForObject(onRow, Integer.class)).isZero();
        assertThat(engine("analyst", count).json().path("count").asInt()).isZero();
        administration.update("DELETE FROM act_ru_task WHERE id_ = 'created-meanwhile'");
    }

    /** The part of the page that says what the case waits for. */
    private String waitingFor(String person, CaseReference reference) {
        String page = session(person).get("/cases/" + reference).text();
        return page.substring(page.indexOf("id=\"waits\""), page.indexOf("id=\"support\""));
    }

    /** In each of these ways a substitute reads and works while the absence lasts, and not longer. */
    @Test
    void theSubstituteOfAMemberReadsWhatTheMemberReadsWhileTheAbsenceLasts() {
        setClockOfDatabase();
        String member = bureau.employs("yara", "INTERPOL", "ist-members");
        String substitute = bureau.employs("zoe", "INTERPOL", "ist-members");
        CaseReference reference = deploymentOf(member);
        LocalDate today = LocalDate.ofInstant(flow.now(), ZoneOffset.UTC);
        absent(member, new Absence.Plan(substitute, today.plusDays(1), today.plusDays(3), ZoneOffset.UTC));
        assignments.review();
        assertThat(opened(substitute, reference)).as("before the first day").isEmpty();

        flow.advance(Duration.ofDays(1));
        assignments.review();
        assertThat(opened(substitute, reference)).containsExactly("case", "list", "task", "inbox");
        CaseReference later = deploymentOf(member);
        assignments.review();
        assertThat(opened(substitute, later))
                .as("what came meanwhile")
                .containsExactly("case", "list", "task", "inbox");

        flow.advance(Duration.ofDays(3));
        assignments.review();
        for (CaseReference each : List.of(reference, later))
            assertThat(opened(substitute, each)).as("after the last day").isEmpty();
        assertThat(opened(member, reference)).contains("case", "list");
    }

    @Test
    void whoIsBackEarlyReadsAloneAgainAndANominationOutlastsTheAbsence() {
        setClockOfDatabase();
        String member = bureau.employs("yara", "INTERPOL", "ist-members");
        String substitute = bureau.employs("zoe", "INTERPOL", "ist-members");
        CaseReference reference = deploymentOf(member);
        CaseReference nominated = deploymentOf(member);
        LocalDate today = LocalDate.ofInstant(flow.now(), ZoneOffset.UTC);
        Absence absence = absent(member, new Absence.Plan(substitute, today, today.plusDays(3), ZoneOffset.UTC));
        assertThat(opened(substitute, reference)).as("from now on").containsExactly("case", "list", "task", "inbox");
        assertThat(endOfSubstitution(reference)).isEqualTo(absence.endsAt());
        String task = flow.taskId(nominated, "Task_AssessDeployment");
        desk.as(member, () -> tasks.setAssignee(task, null));
        inTransaction("lead", () -> assign.assign(task, substitute, desk.officer("lead")));

        inTransaction(member, () -> absences.end(absence.id(), desk.officer(member)));
        assertThat(opened(substitute, reference)).isEmpty();
        assertThat(opened(substitute, nominated)).contains("case", "list", "task");
    }

    @Test
    void anAbsenceThatFollowsAnotherIsCoveredToItsEnd() {
        setClockOfDatabase();
        String member = bureau.employs("yara", "INTERPOL", "ist-members");
        String substitute = bureau.employs("zoe", "INTERPOL", "ist-members");
        CaseReference reference = deploymentOf(member);
        LocalDate today = LocalDate.ofInstant(flow.now(), ZoneOffset.UTC);
        absent(member, new Absence.Plan(substitute, today, today, ZoneOffset.UTC));
        Absence second =
                absent(member, new Absence.Plan(substitute, today.plusDays(1), today.plusDays(3), ZoneOffset.UTC));

        flow.advance(Duration.ofDays(1));
        assignments.review();

        assertThat(endOfSubstitution(reference)).isEqualTo(second.endsAt());
    }

    private Absence absent(String member, Absence.Plan plan) {
        return inTransaction(member, () -> absences.nameSubstitute(desk.officer(member), plan));
    }

    private Instant endOfSubstitution(CaseReference reference) {
        return administration
                .queryForObject(
                        "SELECT valid_until FROM case_access WHERE basis = 'SUBSTITUTE' AND reference = ?",
                        Timestamp.class,
                        reference.value())
                .toInstant();
    }

    /** Grants end by the clock of the database. */
    private void setClockOfDatabase() {
        flow.setClock(
                administration.queryForObject("SELECT now()", Timestamp.class).toInstant());
    }

    /** A case whose deployment waits for its assessment, for which the member is nominated. */
    private CaseReference deploymentOf(String member) {
        CaseReference reference = walk.supported(walk.recorded(walk.acknowledged(
                flow.submit("agency.ken", body -> body.put("capabilities", List.of("IST_DEPLOYMENT"))))));
        nominated(reference, member);
        return reference;
    }

    /** Through which doors somebody finds a case. */
    private List<String> opened(String user, CaseReference reference) {
        Task task = flow.task(reference, "Task_AssessDeployment");
        Map<String, Boolean> doors = new LinkedHashMap<>();
        doors.put("case", read(user, reference) == 200);
        doors.put(
                "list",
                Caller.basic(port, user, PHRASE)
                                .get("/api/support-requests?q=" + reference)
                                .json()
                                .path("total")
                                .asInt()
                        == 1);
        doors.put("task", taskAsSeenBy(user, task.getId()) == 200);
        doors.put(
                "inbox",
                inTransaction(user, () -> openTasks.waitingFor(desk.officer(user), reference)).stream()
                        .anyMatch(each -> each.id().equals(task.getId())));
        return doors.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void aSharedCaseIsReadAndATransferredOneWorkedOnByTheOtherAgency() {
        CaseReference reference = flow.submit("agency.ken");
        String path = "/api/support-requests/" + reference;
        assertThat(share("agency2.ken", path, "SHARE")).isEqualTo(404);
        assertThat(share("agency.ken", path, "SHARE")).isEqualTo(403);
        assertThat(share("gs", path, "SHARE")).isEqualTo(403);
        assertThat(share("ncb.ken", path, "SHARE")).isEqualTo(200);
        assertThat(readers(reference)).containsExactly("agency.ken", "agency2.ken", "ncb.ken", "gs");
        assertThat(caller("agency2.ken")
                        .post(path + "/withdrawal", "{\"reason\":\"Not ours\"}")
                        .status())
                .isEqualTo(403);

        walk.supported(walk.recorded(walk.granted(walk.acknowledged(reference))));
        walk.dispatched(walk.approved(walk.written(walk.asked(reference))));
        String task = flow.taskId(reference, "Task_ConfirmReceipt");
        assertThat(engine("agency2.ken", "/task/" + task).status())
                .as("the work is not theirs")
                .isEqualTo(404);
        inTransaction("agency.ken", () -> tasks.claim(task, "agency.ken"));

        assertThat(share("ncb.ken", path, "TRANSFER")).isEqualTo(200);
        assertThat(readers(reference)).containsExactly("agency2.ken", "ncb.ken", "gs", "analyst", "lead");
        assertThat(engine("agency.ken", "/task/" + task).status()).isEqualTo(404);
        assertThat(assignee(flow.task(reference, "Task_ConfirmReceipt"))).isNull();
        flow.work(reference, "agency2.ken", "Task_ConfirmReceipt", Map.of("outcome", "USED"));
        assertThat(caller("ncb.ken").get(path).json().at("/authorization/state").asText())
                .as("it named the earlier agency")
                .isEqualTo("REVOKED");
        assertThat(caller("ncbhead.ken")
                        .put(path + "/authorization", "{\"action\":\"GRANT\",\"reason\":\"The next agency\"}")
                        .status())
                .isEqualTo(200);
        assertThat(caller("ncb.ken")
                        .get(path)
                        .json()
                        .at("/authorization/agency")
                        .asText())
                .isEqualTo("Customs and Border Crime Unit");
        assertThat(administration.queryForList(
                        "SELECT recipient FROM outbox_mail WHERE reference = ? AND template = 'CASE_TRANSFERRED' ORDER BY 1",
                        String.class,
                        reference.value()))
                .contains("ken-wciu@relay.example", "ken-cbcu@relay.example")
                .hasSize(3);
        assertThat(administration.queryForList(
                        "SELECT kind FROM timeline_event WHERE reference = ? AND kind LIKE 'CASE_%' ORDER BY id",
                        String.class, reference.value()))
                .containsExactly("CASE_SHARED", "CASE_TRANSFERRED");
        assertThat(flow.one("SELECT content ->> 'agency' FROM support_request WHERE reference = ?", reference))
                .as("nobody of the earlier agency signs for the next one")
                .isEqualTo("{\"name\": \"Customs and Border Crime Unit\"}");
        assertThat(administration.queryForObject(
                        "SELECT content -> 'agency' ->> 'name' FROM request_version WHERE reference = ? AND version = 1",
                        String.class,
                        reference.value()))
                .isEqualTo("Wildlife Crime Investigation Unit");
    }

    @Test
    void theWorkOfAnAgencyIsAssignedToItsOwnOfficersAlone() {
        CaseReference reference = walk.returned(flow.submit("agency.ken"));
        String task = flow.taskId(reference, AcknowledgmentProcess.CORRECT);
        assertThatThrownBy(() -> inTransaction(
                        "ncbhead.ken", () -> assign.assign(task, "agency2.ken", desk.officer("ncbhead.ken"))))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refusal -> assertThat(refusal.violations())
                                .extracting(Violation::field)
                                .containsExactly("assignee"));
        assertThat(flow.letters(reference)).doesNotContain("TASK_ASSIGNED");
        inTransaction("ncbhead.ken", () -> assign.assign(task, "agency.ken", desk.officer("ncbhead.ken")));
        assertThat(assignee(flow.task(reference, AcknowledgmentProcess.CORRECT)))
                .isEqualTo("agency.ken");
    }

    @Test
    void whatANcbSharedEndsWithAReason() {
        CaseReference reference = flow.submit("agency.ken");
        String path = "/api/support-requests/" + reference;
        assertThat(share("ncb.ken", path, "END")).as("it is not shared").isEqualTo(400);
        assertThat(share("ncb.ken", path, "SHARE")).isEqualTo(200);
        session("agency2.ken")
                .sendForm("/cases/" + reference + "/following", null, "")
                .with(302);
        assertThat(session("ncb.ken").get("/cases/" + reference).text()).contains("value=\"END\"");
        for (String other : List.of("agency.ken", "agency2.ken", "gs"))
            assertThat(share(other, path, "END")).isEqualTo(403);
        assertThat(share("ncb.ken", path, "END")).isEqualTo(200);
        assertThat(readers(reference)).containsExactly("agency.ken", "ncb.ken", "gs");
        assertThat(session("agency2.ken").get("/").text()).doesNotContain(reference.value());
        assertThat(session("ncb.ken").get("/cases/" + reference).text()).doesNotContain("value=\"END\"");
        assertThat(administration.queryForList(
                        "SELECT recipient FROM outbox_mail WHERE reference = ? AND template = 'CASE_SHARING_ENDED' ORDER BY 1",
                        String.class,
                        reference.value()))
                .containsExactly("ken-cbcu@relay.example", "ken-wciu@relay.example");
        assertThat(flow.timeline(reference)).contains("CASE_SHARED", "CASE_SHARING_ENDED");
        assertThat(share("ncb.ken", path, "SHARE")).as("again").isEqualTo(200);
        assertThat(readers(reference)).contains("agency2.ken");
    }

    @Test
    void aProductIsReadOnceItHasArrived() {
        CaseReference reference = walk.approved(
                walk.written(walk.asked(walk.supported(walk.recorded(walk.acknowledged(flow.submit("agency.ken")))))));
        assertThat(products(reference)).containsExactly("analyst");
        walk.dispatched(reference);
        assertThat(products(reference)).containsExactly("ncb.ken", "analyst");
        walk.forwarded(reference);
        assertThat(products(reference)).containsExactly("agency.ken", "ncb.ken", "analyst");
    }

    /** Who is shown a product of the case, and by the database alone. */
    private List<String> products(CaseReference reference) {
        String product = flow.one("SELECT id::text FROM product WHERE reference = ?", reference);
        return Stream.of("agency.ken", "ncb.ken", "analyst")
                .filter(user -> {
                    int shown = caller(user)
                            .get("/api/support-requests/" + reference)
                            .json()
                            .path("products")
                            .size();
                    int rows = inTransaction(
                            user,
                            () -> jdbc.sql("SELECT count(*) FROM product WHERE reference = ?")
                                    .param(reference.value())
                                    .query(Integer.class)
                                    .single());
                    assertThat(shown).as(user).isEqualTo(rows);
                    assertThat(caller(user)
                                    .get("/api/support-requests/" + reference + "/products/" + product + ".pdf")
                                    .status())
                            .as(user)
                            .isEqualTo(rows > 0 ? 200 : 404);
                    return rows > 0;
                })
                .toList();
    }

    @Test
    void whatABureauAskedForIsForTheBureauAlone() {
        CaseReference reference = flow.submit("ncb.ken");
        flow.decide(reference, "ncbhead.ken", AcknowledgmentProcess.ACKNOWLEDGE, "ACKNOWLEDGE");
        flow.work(reference, "ncbhead.ken", "Task_CheckRecord", Walk.check("NCB"));
        flow.record();
        walk.forwarded(walk.dispatched(walk.approved(walk.written(walk.asked(walk.supported(reference))))));
        assertThat(readers(reference)).containsExactly("ncb.ken", "gs", "analyst", "lead");
        flow.work(reference, "ncb.ken", "Task_ConfirmReceipt", Map.of("outcome", "USED"));
    }

    @Test
    void anAgencyOfficerReadsTheCasesOfTheAgencyWhoseGroupTheAccountHas() {
        CaseReference reference = flow.submit("agency2.ken");
        if (identity.createGroupQuery().groupId("KEN-CBCU").count() == 0)
            identity.saveGroup(identity.newGroup("KEN-CBCU"));
        String colleague = bureau.employs("colleague", "KEN", "agency-officers", "KEN-CBCU");
        String newcomer = bureau.employs("newcomer", "KEN", "agency-officers");
        assertThat(read(colleague, reference)).isEqualTo(200);
        assertThat(read(newcomer, reference)).isEqualTo(404);
        assertThat(Caller.basic(port, newcomer, PHRASE)
                        .post("/api/support-requests", Gallery.json(Flowchart.sample()))
                        .status())
                .as("who serves no agency would not read the own request")
                .isEqualTo(403);
    }

    private int read(String user, CaseReference reference) {
        return Caller.basic(port, user, PHRASE)
                .get("/api/support-requests/" + reference)
                .status();
    }

    private int taskAsSeenBy(String user, String task) {
        return Caller.basic(port, user, PHRASE).get("/engine-rest/task/" + task).status();
    }

    /** Some of them at each door; all in the full run. */
    private static List<String> persons(Endpoint call) {
        int turn = Math.floorMod(call.hashCode(), WITHOUT_NEED.size() - 1);
        return Extent.isFull() ? WITHOUT_NEED : WITHOUT_NEED.subList(turn, turn + 2);
    }

    private int share(String user, String path, String action) {
        return caller(user)
                .post(
                        path + "/sharing",
                        "{\"action\":\"" + action + "\",\"agency\":\"KEN-CBCU\",\"reason\":\"Seen at the border\"}")
                .status();
    }

    /** Who reads the case, and finds it in lists and counts alike. */
    private List<String> readers(CaseReference reference) {
        return Stream.of("agency.ken", "agency2.ken", "ncb.ken", "gs", "analyst", "lead", "ist")
                .filter(user -> {
                    int status = caller(user)
                            .get("/api/support-requests/" + reference)
                            .status();
                    int listed = caller(user)
                            .get("/api/support-requests?q=" + reference)
                            .json()
                            .path("total")
                            .asInt();
                    assertThat(listed).as(user).isEqualTo(status == 200 ? 1 : 0);
                    return status == 200;
                })
                .toList();
    }

    private Map<String, String> lists(Doors calls, Set<Endpoint> ours, Set<Endpoint> engine) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String person : WITHOUT_NEED) answers.putAll(listsOf(person, calls, ours, engine));
        return answers;
    }

    /** What is about nothing in particular: lists, counts, boards, searches, files of all that there is. */
    private Map<String, String> listsOf(String person, Doors calls, Set<Endpoint> ours, Set<Endpoint> engine) {
        Map<String, String> answers = new LinkedHashMap<>();
        for (Endpoint call : ours)
            if (call.method().equals("GET")
                    && Doors.ofOurs(call.path()).equals(List.of("-"))
                    && !call.path().matches(".*(logout|events|error).*"))
                answers.put(person + ' ' + call.path(), answer(person, call, calls.ours(call, "-", person), calls));
        for (Endpoint call : engine)
            if (call.method().equals("GET") && call.path().matches("/(task|filter)(/count)?"))
                answers.put(
                        person + ' ' + call.path(),
                        engine(person, call.path() + (call.path().equals("/task") ? "?sortBy=id&sortOrder=asc" : ""))
                                .text());
        return answers;
    }

    private static boolean isOfCase(Endpoint call) {
        return call.path().matches(".*(support-requests|cases)/\\{reference}.*");
    }

    private Answer engine(String person, String path) {
        return caller(person).get("/engine-rest" + path);
    }

    /** Pages are asked for in a session. */
    private String answer(String person, Endpoint call, Doors.Address address, Doors calls) {
        boolean script = call.path().matches("/(api|v3|swagger-ui|actuator).*");
        Caller caller = script ? caller(person) : session(person);
        Doors.Body body = script ? calls.body(call, person) : calls.form(call, person, token(person));
        Answer answer = body == null
                ? caller.send(call.method(), address.path(), null)
                : caller.send(call.method(), address.path(), body.text(), "Content-Type", body.type());
        String told = answer.status() + " "
                + (script || call.method().equals("GET") && answer.status() == 200 ? answer.text() : "");
        return address.without(told).replaceAll(CHANGING, "…");
    }

    private Caller caller(String person) {
        return callers.computeIfAbsent(person, name -> Caller.basic(port, name, PASSWORD));
    }

    @Override
    protected Caller session(String person) {
        return callers.computeIfAbsent("session of " + person, name -> Caller.session(port, person, PASSWORD));
    }

    private String token(String person) {
        return session(person).token("/me");
    }
}

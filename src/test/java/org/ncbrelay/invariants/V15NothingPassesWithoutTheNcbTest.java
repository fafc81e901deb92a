package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.exchange.Exchange.Subject;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.SupportCatalogue;
import org.ncbrelay.flow.authorization.AuthorizationProcess;
import org.ncbrelay.flow.exchange.ExchangeProcess;
import org.ncbrelay.flow.triage.TriageProcess;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.sources.Model;
import org.ncbrelay.support.walks.CapabilityWalk;
import org.ncbrelay.support.walks.ScriptedRun;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Element;

/**
 * V15: nothing passes between the team and an agency without a live authorization, except through an act of the NCB (Annex 1.1, 1.2); with
 * one, the NCB has its copy in the same transaction.
 */
class V15NothingPassesWithoutTheNcbTest extends FlowTestCase {
    private static final Capability OFFERED = Capability.FORENSIC_SUPPORT;
    private static final String AGENCY = Role.AGENCY_OFFICER.group();

    /** Letters of a case to its agency for which nothing is found. */
    private static final String TO_AGENCY = """
            SELECT m.template FROM outbox_mail m JOIN support_request r USING (reference)
             WHERE m.reference = ? AND m.recipient = (SELECT a.mail_address FROM agency a WHERE a.code = r.agency_code) AND NOT EXISTS (""";

    private static final String COPIES = "SELECT subject FROM official_copy WHERE reference = ? AND recipient = 'NCB'";

    @Autowired
    private ScriptedRun script;

    @Autowired
    private SupportCatalogue catalogue;

    /** A task of an agency that no exchange precedes is in a diagram in which the team does nothing; a dispatch asks for the channel itself. */
    @Test
    void everyTaskOfAnAgencyStandsBetweenTwoExchangesOrIsItsCountrysOwn() {
        Set<String> asked = new TreeSet<>();
        for (Model diagram : Model.diagrams())
            diagram.all("bpmn:userTask")
                    .filter(V15NothingPassesWithoutTheNcbTest::isAgencys)
                    .forEach(task -> {
                        if (isBetweenExchanges(diagram, task)) asked.add(diagram.at(task));
                        else if (isAfterDispatch(diagram))
                            assertThat(isPassedOn(diagram, task))
                                    .as(diagram.at(task))
                                    .isTrue();
                        else
                            assertThat(diagram.all("bpmn:userTask"))
                                    .as(
                                            "%s, which no exchange precedes, is in a diagram without the team",
                                            diagram.at(task))
                                    .noneMatch(V15NothingPassesWithoutTheNcbTest::isTeams);
                    });
        assertThat(asked)
                // An introduction asks nothing; a dispatch asks a unit twice; an offer may go to the NCB instead.
                .hasSize(Subject.values().length - 4);
    }

    /** Whoever writes to an agency asks for the channel, or acts in a step of the NCB, or writes to the office whose task waits. */
    @Test
    void everyLetterToAnAgencyAsksForTheChannelOrIsOfAStepOfTheCountry() {
        Set<String> writers = new ClassFileImporter()
                        .importPath(Path.of("target", "classes", "org", "ncbrelay"))
                        .get(Addressee.class)
                        .getAccessesToSelf()
                        .stream()
                        .filter(access -> access.getTarget().getName().equals("agency"))
                        .map(JavaAccess::getOriginOwner)
                        .filter(owner -> owner.getFields().stream()
                                .noneMatch(field -> Set.of("Channels", "WriteToAgency", "Exchanges")
                                        .contains(field.getRawType().getSimpleName())))
                        .map(owner -> owner.getPackageName().replaceFirst(".*\\.", "") + '/' + owner.getSimpleName())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(writers).isNotEmpty().allSatisfy(writer -> {
            // To the office of a task, which only it has; and of the NCB itself, which shares and transfers a case,
            // joins a
            // duplicate to it, and ends approvals.
            if (Set.of("flow/Escalate", "tasks/ShareCase", "flow/StopContact", "triage/JoinDuplicate")
                    .contains(writer)) return;
            assertThat(diagrams(writer.split("/")[0]))
                    .as(writer)
                    .isNotEmpty()
                    .noneSatisfy(it ->
                            assertThat(it.all("bpmn:userTask")).anyMatch(V15NothingPassesWithoutTheNcbTest::isTeams));
        });
    }

    @Test
    void afterARefusalEveryTaskLetterAndAnswerPassesByAnActOfTheNcb() {
        CaseReference reference = run(Map.of("decision", "REFUSE", "reason", "The bureau stays between them"));

        assertThat(flow.status(reference)).isEqualTo("CLOSED");
        assertThat(flow.all("SELECT DISTINCT subject FROM exchange WHERE reference = ?", reference))
                .containsExactlyInAnyOrderElementsOf(Stream.of(Subject.values())
                        .map(Enum::name)
                        .filter(subject -> !subject.startsWith("INTELLIGENCE_"))
                        .toList());
        assertThat(flow.all(
                        "SELECT DISTINCT channel || ' ' || (decided_by LIKE 'ncb%.ken') FROM exchange WHERE reference = ?",
                        reference))
                .containsExactly("VIA_NCB true");
        assertThat(flow.all(TO_AGENCY + """
                SELECT FROM timeline_event e WHERE e.reference = m.reference AND e.xmin = m.xmin
                   AND (e.actor LIKE 'ncb%.ken' OR e.actor = 'agency.ken'))""", reference)).isEmpty();
        assertThat(flow.all("SELECT DISTINCT outcome FROM exchange WHERE reference = ?", reference))
                .containsExactlyInAnyOrder("PASSED_ON", "RETURNED");
        assertThat(flow.all("SELECT id::text FROM official_copy WHERE reference = ? AND recipient = 'NCB'", reference))
                .isEmpty();
    }

    @Test
    void withALiveAuthorizationTheNcbHasItsCopyInTheSameTransaction() {
        CaseReference reference = run(Map.of());

        assertThat(flow.status(reference)).isEqualTo("CLOSED");
        assertThat(flow.all("""
                SELECT DISTINCT e.direction || ' ' || e.channel || ' ' || (c.xmin = e.xmin) FROM exchange e
                  LEFT JOIN official_copy c ON c.id = e.ncb_copy WHERE e.reference = ? AND e.subject <> 'TRAINING_FOLLOW_UP'""", reference))
                .containsExactlyInAnyOrder("TO_AGENCY DIRECT true", "FROM_AGENCY DIRECT true");
        // The grant has run out when the training is followed up.
        assertThat(flow.all(
                        "SELECT DISTINCT channel FROM exchange WHERE reference = ? AND subject = 'TRAINING_FOLLOW_UP'",
                        reference))
                .containsExactly("VIA_NCB");
        assertThat(flow.all(TO_AGENCY + """
                SELECT FROM outbox_mail n WHERE n.reference = m.reference AND n.xmin = m.xmin AND n.id <> m.id
                   AND n.organisation = 'KEN' AND n.recipient <> m.recipient
                UNION ALL SELECT FROM timeline_event e WHERE e.reference = m.reference AND e.xmin = m.xmin
                   AND e.actor LIKE 'ncb%.ken')""", reference)).isEmpty();
    }

    @Test
    void theAgencyReadsNothingOfAPlanBeforeTheNcbForwardsItAndTheTeamNothingOfTheAnswer() {
        CaseReference reference = proposed();
        String path = "/api/support-requests/" + reference;

        assertThat(read("agency.ken", path)).contains("\"mentoring\":null").doesNotContain("Trace wallets");
        assertThat(read("agency.ken", path + "/timeline")).doesNotContain("plan proposed");
        assertThat(read("ncb.ken", path)).contains("Trace wallets");
        assertThat(letters(reference)).doesNotContain("PLAN_TO_AGREE").contains("EXCHANGE_TO_PASS_ON");

        flow.decide(reference, "ncb.ken", ExchangeProcess.FORWARD, "FORWARD");
        assertThat(read("agency.ken", path)).contains("Trace wallets");
        assertThat(read("agency.ken", path + "/timeline")).contains("plan proposed");
        assertThat(letters(reference)).contains("PLAN_TO_AGREE");

        flow.decide(reference, "agency.ken", "Task_AgreeMentoringPlan", "CHANGE", "note", "Add the parcels");
        assertThat(read("analyst", path)).doesNotContain("Add the parcels");
        assertThat(read("analyst", path + "/timeline")).doesNotContain("agency asked for a change");
        assertThat(read("ncb.ken", path)).contains("Add the parcels");
        flow.decide(reference, "ncb.ken", "Task_PassOnAnswer", "FORWARD");
        assertThat(read("analyst", path)).contains("Add the parcels");
        assertThat(flow.open(reference)).contains("Task_ProposeMentoringPlan");
    }

    /** It has no grant of its own on that case: what INTERPOL says directly to the other agency is for that one. */
    @Test
    void anAgencyThatJoinedReadsNothingThatPassesByTheGrantOfTheOther() {
        CaseReference reference = flow.submit(
                "agency.ken", body -> CapabilityWalk.ask(body, Capability.INFORMATION_SHARING, Capability.MENTORING));
        walk.supported(walk.recorded(walk.granted(walk.acknowledged(reference))));
        http.put("ncbhead.ken", "/api/agencies/KEN-CBCU/approval", Map.of("approved", true, "reason", "Mandated"))
                .with(200);
        CaseReference duplicate = walk.joined(reference, walk.toTriage(flow.submit("agency2.ken")));
        String path = "/api/support-requests/" + reference;

        propose(reference);
        walk.dispatched(walk.approved(walk.written(walk.asked(reference))));

        assertThat(read("agency.ken", path)).contains("Trace wallets", "share one wallet");
        for (String part : List.of("", "/timeline", "/messages"))
            assertThat(read("agency2.ken", path + part))
                    .as(part)
                    .doesNotContain("Trace wallets", "share one wallet", "plan proposed");
        assertThatThrownBy(() -> flow.decide(reference, "agency2.ken", "Task_AgreeMentoringPlan", "ACCEPT"))
                .hasMessageContaining("sees 0 tasks");
        assertThat(http.post("agency2.ken", path + "/messages", Map.of("to", "INTERPOL", "text", "And for us?"))
                        .status())
                .isEqualTo(403);
        assertThat(flow.status(duplicate)).isEqualTo("CLOSED");
    }

    @Test
    void whatTheNcbAnswersItselfNeverReachesTheAgency() {
        CaseReference reference = proposed();
        flow.decide(reference, "ncb.ken", ExchangeProcess.FORWARD, "ANSWER");

        assertThatThrownBy(() -> flow.decide(reference, "agency.ken", "Task_AgreeMentoringPlan", "ACCEPT"))
                .hasMessageContaining("sees 0 tasks");
        assertThat(read("agency.ken", "/api/support-requests/" + reference)).doesNotContain("Trace wallets");
        flow.decide(reference, "ncb.ken", "Task_AgreeMentoringPlan", "ACCEPT");

        assertThat(flow.passed(reference, "exchange")).contains("EndEvent_NcbAnswers", "EndEvent_AnsweredByNcb");
        assertThat(flow.passed(reference, "mentoringPlan")).contains("EndEvent_PlanAgreed");
    }

    @Test
    void whatTheNcbReturnsGoesBackToTheTeamWithAReason() {
        CaseReference reference = proposed();
        flow.decide(reference, "ncb.ken", ExchangeProcess.FORWARD, "RETURN", "reason", "Too much for one officer");

        assertThat(flow.open(reference))
                .contains("Task_ProposeMentoringPlan")
                .doesNotContain("Task_AgreeMentoringPlan");
        assertThat(read("analyst", "/api/support-requests/" + reference + "/timeline"))
                .contains("Too much for one officer");
        assertThat(letters(reference)).contains("EXCHANGE_RETURNED");
    }

    @Test
    void anAuthorizationThatEndsWhileTheAgencyWorksReroutesItsAnswer() {
        CaseReference reference = flow.submit("agency.ken", body -> CapabilityWalk.ask(body, Capability.MENTORING));
        walk.granted(walk.acknowledged(reference));
        propose(walk.supported(walk.recorded(reference)));
        assertThat(http.put(
                                "ncbhead.ken",
                                "/api/support-requests/" + reference + "/authorization",
                                Map.of("action", "REVOKE", "reason", "The officer in charge has changed"))
                        .status())
                .isEqualTo(200);

        flow.decide(reference, "agency.ken", "Task_AgreeMentoringPlan", "ACCEPT");

        assertThat(flow.open(reference)).contains("Task_PassOnAnswer");
        assertThat(flow.all(
                        "SELECT direction || ' ' || channel FROM exchange WHERE reference = ? ORDER BY sent_at",
                        reference))
                .containsExactly("TO_AGENCY DIRECT", "FROM_AGENCY VIA_NCB");
    }

    @Test
    void whatASilentNcbDoesNotPassOnCountsAsNotAnswered() {
        CaseReference reference = proposed();
        for (int stage = 1; stage <= 4; stage++) flow.fireTimer(reference, ExchangeProcess.FORWARD);
        flow.fireTimer(reference, "Timer_NotPassedOn");
        assertThat(flow.capability(reference)).isEqualTo("REFUSED: Nobody agreed to the plan in time.");
        assertThat(flow.escalations(reference)).endsWith("NCB_HEAD");

        CaseReference other = proposed();
        flow.decide(other, "agency.ken", "Task_AgreeMentoringPlan", "ACCEPT");
        flow.fireTimer(other, "Timer_NotPassedOn");
        assertThat(flow.capability(other)).isEqualTo("REFUSED: Nobody agreed to the plan in time.");
        assertThat(flow.all("SELECT outcome FROM exchange WHERE reference = ? ORDER BY sent_at", other))
                .containsExactly("PASSED_ON", "NOT_PASSED_ON");
    }

    @Test
    void whatIsRecordedOfATeamOrAMeetingReachesTheAgencyInDirectContactOnly() {
        CaseReference reference = walk.acknowledged(flow.submit(
                "agency.ken",
                body -> CapabilityWalk.ask(body, Capability.IST_DEPLOYMENT, Capability.COORDINATION_MEETING)));
        walk.supported(walk.recorded(reference));
        mission.debriefed(mission.reported(mission.missionDone(mission.deployed(reference, 5))), "DONE");
        mission.assigned(
                mission.held(mission.agendaSet(mission.answered(mission.planned(reference)))),
                "Take the accounts down",
                "DONE");
        List<String> tables = administration.queryForList(
                "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname ~ '^((ist|meeting)(_|$)|step_record$)'",
                String.class);
        assertThat(tables).hasSizeGreaterThan(10);

        assertThat(tables).allSatisfy(table -> {
            assertThat(rows("agency.ken", table, reference)).as(table).isZero();
            assertThat(rows("ncb.ken", table, reference)).as(table).isPositive();
            assertThat(rows("lead", table, reference)).as(table).isPositive();
        });
        assertThat(read("agency.ken", "/api/support-requests/" + reference))
                .contains("\"deployment\":null", "\"meeting\":null");
        assertThat(rows("ncb.fra", "meeting", reference)).isPositive();

        walk.granted(reference);
        assertThat(tables)
                .allSatisfy(table -> assertThat(rows("agency.ken", table, reference))
                        .as(table)
                        .isPositive());
    }

    @Test
    void aFileOfTheTeamReachesTheAgencyInDirectContactOnlyAndThenWithTheNcbsCopy() {
        CaseReference reference = walk.recorded(walk.acknowledged(flow.submit("agency.ken")));
        String file = upload(reference);
        http.get("ncb.ken", file).with(200);
        http.get("agency.ken", file).with(404);
        for (String table : List.of("evidence", "evidence_chunk", "evidence_custody", "evidence_scan"))
            assertThat(rows("agency.ken", table, reference)).as(table).isZero();
        assertThat(flow.all(COPIES, reference)).isEmpty();

        walk.granted(reference);
        http.get("agency.ken", upload(reference)).with(200);
        assertThat(flow.all(COPIES, reference)).containsExactly("EXCHANGE");
    }

    private String upload(CaseReference reference) {
        return http.upload(
                        "analyst",
                        "/api/support-requests/" + reference + "/evidence",
                        "note.txt",
                        "Seen at the market.".getBytes(),
                        Map.of("description", "The listing"))
                .with(201)
                .header("Location");
    }

    private int rows(String user, String table, CaseReference reference) {
        return inTransaction(
                user,
                () -> jdbc.sql("SELECT count(*) FROM " + table + " WHERE reference = ?")
                        .param(reference.value())
                        .query(Integer.class)
                        .single());
    }

    @Test
    void theDatabaseLetsOnlyTheCountryPassItOn() {
        CaseReference reference = proposed();
        for (String user : List.of("analyst", "agency.ken"))
            assertThatThrownBy(() -> inTransaction(user, () -> passOn(reference)))
                    .hasStackTraceContaining("by an act of the NCB only");
    }

    private CaseReference proposed() {
        CaseReference reference = capability.inSupport(Capability.MENTORING);
        propose(reference);
        return reference;
    }

    private void propose(CaseReference reference) {
        flow.work(reference, "lead", "Task_AssignAnalyst", Map.of("analyst", "analyst"));
        flow.work(
                reference,
                "analyst",
                "Task_ProposeMentoringPlan",
                Map.of("aims", "Trace wallets", "schedule", "Two sessions in October"));
    }

    /** Every kind of support to its end, one of them offered; each answer that waits at the NCB is returned once. */
    private CaseReference run(Map<String, Object> contact) {
        Map<String, Object> body = Flowchart.sample();
        CapabilityWalk.ask(
                body,
                Arrays.stream(Capability.values())
                        .filter(catalogue::offers)
                        .filter(capability -> capability != OFFERED)
                        .toArray(Capability[]::new));
        CaseReference reference = script.submit("agency.ken", body);
        Map<String, Object> support = new HashMap<>(Map.of("plan", "SELECTED"));
        for (Capability capability : Capability.values())
            support.put(TriageProcess.offer(capability).name(), catalogue.offers(capability));
        Map<String, Map<String, Object>> answers =
                Map.of(AuthorizationProcess.DECIDE, contact, "Task_DecideSupport", support);
        // Direct contact is decided before anything passes.
        script.run(reference, answers, Set.of("Task_CheckRecord"));
        Set<String> returned = new HashSet<>();
        do script.run(reference, answers, Set.of("Task_PassOnAnswer"));
        while (passAnswers(reference, returned));
        flow.fireTimer(reference, "Timer_NinetyDaysPassed");
        do script.run(reference, answers, Set.of("Task_PassOnAnswer"));
        while (passAnswers(reference, returned));
        return reference;
    }

    private boolean passAnswers(CaseReference reference, Set<String> returned) {
        List<Task> waiting = tasks.createTaskQuery()
                .processInstanceBusinessKey(reference.value())
                .taskDefinitionKey("Task_PassOnAnswer")
                .list();
        for (Task task : waiting) {
            String subject = tasks.getVariable(task.getId(), "subject").toString();
            Map<String, Object> decision = returned.add(subject)
                    ? Map.of("decision", "RETURN", "reason", "Say it in one sentence")
                    : Map.of("decision", "FORWARD");
            desk.as("ncb.ken", () -> {
                tasks.claim(task.getId(), "ncb.ken");
                forms.submitTaskForm(task.getId(), decision);
            });
        }
        return !waiting.isEmpty();
    }

    private int passOn(CaseReference reference) {
        return jdbc.sql(
                        "UPDATE exchange SET outcome = 'PASSED_ON', decided_by = 'x', decided_at = now() WHERE reference = ?")
                .param(reference.value())
                .update();
    }

    private String read(String user, String path) {
        return http.get(user, path).with(200).text();
    }

    private List<String> letters(CaseReference reference) {
        return flow.letters(reference);
    }

    private static List<Model> diagrams(String folder) {
        return Model.diagrams().stream()
                .filter(it -> it.name().equalsIgnoreCase(folder))
                .toList();
    }

    private static boolean isAgencys(Element task) {
        return task.getAttribute("camunda:candidateGroups").contains(AGENCY);
    }

    private static boolean isTeams(Element task) {
        return Arrays.stream(task.getAttribute("camunda:candidateGroups").split(","))
                .flatMap(group -> Role.ofGroup(group).stream())
                .anyMatch(role -> role.belongsToInterpol() && role != Role.GS_OFFICER);
    }

    /** A diagram that a map calls right after the dispatch. */
    private static boolean isAfterDispatch(Model diagram) {
        return Model.diagrams().stream()
                .anyMatch(map -> map.all("bpmn:callActivity")
                        .filter(call -> call.getAttribute("calledElement").equals(diagram.name()))
                        .anyMatch(call -> ends(map, "targetRef", call, "sourceRef").stream()
                                .anyMatch(it -> it.getAttribute("calledElement").equals("dispatch"))));
    }

    /** Each way to the task comes from an exchange to the agency, or back from one; each way on leads to one from the agency. */
    private static boolean isBetweenExchanges(Model diagram, Element task) {
        List<Element> before = ends(diagram, "targetRef", task, "sourceRef");
        return before.stream().anyMatch(it -> calls(it, "TO_AGENCY"))
                && before.stream().allMatch(it -> calls(it, "TO_AGENCY") || isReturned(diagram, it))
                && isPassedOn(diagram, task);
    }

    /** Each way on leads, when the answer is on record, to an exchange from the agency. */
    private static boolean isPassedOn(Model diagram, Element task) {
        List<Element> after = ends(diagram, "sourceRef", task, "targetRef");
        if (after.size() == 1 && after.get(0).getTagName().equals("bpmn:serviceTask"))
            after = ends(diagram, "sourceRef", after.get(0), "targetRef");
        return after.stream().allMatch(it -> calls(it, "FROM_AGENCY"));
    }

    /** Nodes at the other ends of a node's flows; where flows only meet, those beyond. */
    private static List<Element> ends(Model diagram, String end, Element node, String other) {
        return diagram.all("bpmn:sequenceFlow")
                .filter(it -> it.getAttribute(end).equals(node.getAttribute("id")))
                .map(it -> node(diagram, it.getAttribute(other)))
                .flatMap(it -> it.getTagName().equals("bpmn:exclusiveGateway") && !it.hasAttribute("name")
                        ? ends(diagram, end, it, other).stream()
                        : Stream.of(it))
                .toList();
    }

    private static Element node(Model diagram, String id) {
        return diagram.all("*")
                .filter(it -> it.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isReturned(Model diagram, Element event) {
        String host = event.getAttribute("attachedToRef");
        return !host.isEmpty() && calls(node(diagram, host), "FROM_AGENCY");
    }

    private static boolean calls(Element call, String direction) {
        return call.getAttribute("calledElement").equals("exchange")
                && Model.children(call, "bpmn:extensionElements")
                        .flatMap(it -> Model.children(it, "camunda:in"))
                        .anyMatch(it -> it.getAttribute("target").equals("direction")
                                && it.getAttribute("sourceExpression").contains("'" + direction + "'"));
    }
}

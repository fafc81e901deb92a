package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.support.sources.Model.children;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.measure.MeasureKind;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.MeasureRecord;
import org.ncbrelay.flow.authorization.DirectContactProcess;
import org.ncbrelay.flow.dispatch.BasisReviewProcess;
import org.ncbrelay.flow.hitquestion.HitQuestionProcess;
import org.ncbrelay.flow.intelligence.IntelligenceProcess;
import org.ncbrelay.flow.support.capacitybuilding.CapacityPlanProcess;
import org.ncbrelay.flow.support.expertnetwork.ExpertReleaseProcess;
import org.ncbrelay.flow.support.expertnetwork.ExpertSearchProcess;
import org.ncbrelay.flow.support.istdeployment.IstRecallProcess;
import org.ncbrelay.flow.support.istdeployment.IstTeamProcess;
import org.ncbrelay.flow.supportrequest.SupportRequestProcess;
import org.ncbrelay.flow.supportrequest.WithdrawalProcess;
import org.ncbrelay.port.Letter;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Extent;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.sources.Model;
import org.ncbrelay.support.walks.SupportWalk;
import org.springframework.context.annotation.Bean;
import org.w3c.dom.Element;

class V18NoMeasureOutlivesAWithdrawalTest extends FlowTestCase {
    private static final List<Model> DIAGRAMS = Model.diagrams();
    /** Messages by which a flow beside a case learns that it ended. */
    private static final Set<String> ENDS = Set.of(
            SupportRequestProcess.WITHDRAWN_MESSAGE,
            WithdrawalProcess.OVERTAKEN_MESSAGE,
            DirectContactProcess.CASE_ENDED_MESSAGE);

    private static final String SOME = "Long enough to be a text.";

    /** What takes a measure is found in the code; how it is undone must be drawn where it is taken, or at the call of its diagram. */
    @Test
    void everyActivityThatTakesAMeasureIsCompensatedInItsDiagramWhenItsSupportIsStopped() {
        Set<String> beans = beansThatTakeMeasures();
        List<String> taking = new ArrayList<>();
        List<String> withoutUndo = new ArrayList<>();
        for (Model diagram : DIAGRAMS)
            diagram.all("*")
                    .filter(it -> beans.contains(bean(it.getAttribute("camunda:delegateExpression")))
                            || beans.contains(bean(it.getAttribute("delegateExpression"))))
                    .map(V18NoMeasureOutlivesAWithdrawalTest::activity)
                    .forEach(activity -> {
                        taking.add(diagram.at(activity));
                        if (!isUndone(diagram, activity)) withoutUndo.add(diagram.at(activity));
                    });

        assertThat(taking).hasSizeGreaterThanOrEqualTo(MeasureKind.values().length);
        assertThat(withoutUndo).isEmpty();
    }

    @Test
    void whateverIsNotUndoneSaysWhyItStays() {
        Set<String> staying = DIAGRAMS.stream()
                .flatMap(diagram -> diagram.all("*")
                        .filter(it -> Model.property(it, "stays")
                                .filter(why -> why.length() > 20)
                                .isPresent())
                        .map(diagram::at))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(staying)
                .contains(
                        "delivery/Task_SendProductToAgency",
                        "delivery/Task_SendProductToNCB",
                        "dispatch/Task_SendIntelligenceToAgency",
                        "dispatch/Task_SendIntelligenceToNCB",
                        "meetingSession/Task_HoldMeeting",
                        "capacityBuilding/Task_DeliverTraining");
    }

    /** The map ends what it has called; a flow that was started beside it must catch the end of the case, or say why it goes on. */
    @Test
    void everyFlowBesideTheCaseEndsWithItOrSaysWhyItStays() throws Exception {
        Map<String, Model> diagrams = DIAGRAMS.stream().collect(Collectors.toMap(Model::name, Function.identity()));
        Set<String> beside = new TreeSet<>();
        Matcher start = Pattern.compile("start(?:Beside)?\\(\\s*(\\w)(\\w*)Process\\.KEY")
                .matcher(Files.readString(
                        Path.of("src", "main", "java", "org", "ncbrelay", "adapter", "engine", "EngineFlows.java")));
        while (start.find()) beside.add(start.group(1).toLowerCase(Locale.ROOT) + start.group(2));
        assertThat(beside).hasSizeGreaterThan(8).allMatch(diagrams::containsKey);
        beside.removeAll(Set.of(SupportRequestProcess.KEY, IntelligenceProcess.KEY));

        // A closed case lists them; a question of another country is not its own, and the review of intelligence is
        // INTERPOL's.
        assertThat(beside.stream()
                        .filter(name -> Model.property(diagrams.get(name).only("bpmn:process"), "stays")
                                .isPresent())
                        .filter(name -> !Set.of(HitQuestionProcess.KEY, BasisReviewProcess.KEY)
                                .contains(name)))
                .allMatch(
                        Files.readString(Path.of("src/main/java/org/ncbrelay/store/support/Measures.java"))::contains);
        beside.removeIf(name ->
                Model.property(diagrams.get(name).only("bpmn:process"), "stays").isPresent()
                        || catchesTheEnd(diagrams, name));
        assertThat(beside).isEmpty();
    }

    private static boolean catchesTheEnd(Map<String, Model> diagrams, String name) {
        Model diagram = diagrams.get(name);
        return diagram.all("bpmn:message").anyMatch(message -> ENDS.contains(message.getAttribute("name")))
                || diagram.all("bpmn:callActivity")
                        .map(call -> call.getAttribute("calledElement"))
                        .anyMatch(called -> catchesTheEnd(diagrams, called));
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void afterAWithdrawalNothingIsInForceAndEverybodyHasALetter(Stage stage) {
        CaseReference reference = stage.way.apply(this);
        List<Live> before = live(reference);
        assertThat(before).extracting(Live::kind).containsExactlyInAnyOrderElementsOf(stage.kinds);

        Answer answer = withdraw(stage.isCommitted() ? "ncbhead.ken" : "agency.ken", reference, "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("undone")).hasSize(before.size());
        requireUndone(reference, before);
        assertThat(flow.status(reference)).isEqualTo("WITHDRAWN");
        if (stage == Stage.TEAM_DEPLOYED || stage == Stage.MISSION_OVER)
            assertThat(flow.open(reference)).containsExactly("Task_HoldExitBriefing");
        else assertThat(flow.instances(reference)).isEmpty();
    }

    /** The last stage of each kind of support, or each. */
    static Collection<Stage> stagesOfSupport() {
        Map<Capability, Stage> last = new EnumMap<>(Capability.class);
        for (Stage stage : Stage.values()) last.put(stage.capability, stage);
        return Extent.isFull() ? EnumSet.allOf(Stage.class) : last.values();
    }

    @ParameterizedTest
    @MethodSource("stagesOfSupport")
    void theSameHoldsWhereOneKindOfSupportIsWithdrawn(Stage stage) {
        CaseReference reference = stage.way.apply(this);
        List<Live> before = live(reference);

        assertThat(withdraw("ncbhead.ken", reference, "/capabilities/" + stage.capability)
                        .status())
                .isEqualTo(200);

        requireUndone(reference, before);
        assertThat(flow.status(reference)).isNotEqualTo("WITHDRAWN");
    }

    @Test
    void theStagesKnowEveryKindOfMeasure() {
        assertThat(Stream.of(Stage.values()).flatMap(stage -> stage.kinds.stream()))
                .containsAll(EnumSet.allOf(MeasureKind.class));
    }

    /** The diagrams undo what is refused or met in the same way. */
    @Test
    void whatIsRefusedOrMetLeavesNothingInForce() {
        CaseReference met = Stage.NOTICE_PUBLISHED.way.apply(this);
        capability.delivered(met);
        flow.decide(met, "gs", "Task_FollowHits", "PURPOSE_MET");
        CaseReference refused = Stage.DIFFUSION_SENT.way.apply(this);
        flow.decide(refused, "gs", "Task_ReviewDiffusion", "REFUSE", "reason", "Too wide");
        CaseReference noGo = Stage.TEAM_COMPOSED.way.apply(this);
        flow.decide(noGo, "lead", IstTeamProcess.GO, "NO_GO", "reason", "The airport is closed");
        CaseReference notHeld = Stage.MEETING_ANSWERED.way.apply(this);
        mission.agendaSet(notHeld);
        flow.decide(notHeld, "analyst", "Task_HoldMeeting", "CANCELLED", "reason", "No room");

        assertThat(Stream.of(met, refused, noGo, notHeld)).allSatisfy(reference -> {
            assertThat(live(reference)).isEmpty();
            assertThat(flow.all("SELECT outcome FROM measure WHERE reference = ?", reference))
                    .isNotEmpty()
                    .containsOnly("UNDONE");
        });
        assertThat(flow.one("SELECT cancel_reason FROM diffusion WHERE reference = ?", refused))
                .isEqualTo("Too wide");
    }

    @Test
    void aTeamInTheCountryIsRecalledOnceTheHeadConfirmsAndItsReportStaysDue() {
        CaseReference reference = Stage.TEAM_DEPLOYED.way.apply(this);
        List<Live> before = live(reference);

        assertThat(withdraw("agency.ken", reference, "").status()).isEqualTo(202);
        assertThat(flow.status(reference)).isEqualTo("IN_SUPPORT");
        assertThat(live(reference)).isEqualTo(before);
        assertThat(withdraw("agency.ken", reference, "").status()).isEqualTo(409);
        flow.decide(reference, "ncbhead.ken", WithdrawalProcess.CONFIRM, "CONFIRM");

        assertThat(flow.status(reference)).isEqualTo("WITHDRAWN");
        requireUndone(reference, before);
        assertThat(flow.timeline(reference)).contains("WITHDRAWAL_ASKED", "REQUEST_WITHDRAWN", "MISSION_ENDED");
        mission.reported(reference);
        mission.debriefed(reference, "DONE");
        walk.forwarded(walk.dispatched(reference));
        assertThat(flow.passed(reference, IstRecallProcess.KEY)).contains("EndEvent_ReportSent");
        assertThat(flow.letters(reference)).contains("PRODUCT_FOR_FORWARDING", "PRODUCT_FORWARDED");
        assertThat(flow.one("SELECT status FROM delivery WHERE reference = ?", reference))
                .isEqualTo("FORWARDED");
        assertThat(flow.instances(reference)).isEmpty();
        assertThat(flow.all("SELECT kind FROM ist_fact WHERE reference = ?", reference))
                .contains("WITHDRAWN");
        assertThat(flow.all("SELECT node FROM step_record WHERE reference = ?", reference))
                .contains("Task_HoldExitBriefing");
        assertThat(flow.one("SELECT status FROM case_capability WHERE reference = ?", reference))
                .isEqualTo("WITHDRAWN");
    }

    @ParameterizedTest
    @CsvSource({
        "agency.ken, true, EndEvent_Refused",
        "agency.ken, false, EndEvent_NotConfirmed",
        "ncb.ken, true, EndEvent_Refused",
        "ncb.ken, false, EndEvent_NotConfirmed"
    })
    void aWithdrawalThatIsNotConfirmedChangesNothing(String by, boolean refused, String end) {
        CaseReference reference = Stage.TERMS_SIGNED.way.apply(this);
        withdraw(by, reference, "/capabilities/IST_DEPLOYMENT").with(202);
        capability.reminded(reference, WithdrawalProcess.CONFIRM);

        if (refused)
            flow.decide(reference, "ncbhead.ken", WithdrawalProcess.CONFIRM, "REFUSE", "reason", "The team is needed");
        else flow.fireTimer(reference, "Timer_NotConfirmed");

        assertThat(flow.passed(reference, WithdrawalProcess.KEY)).contains(end);
        assertThat(flow.status(reference)).isEqualTo("IN_SUPPORT");
        assertThat(flow.open(reference)).contains("Task_ComposeTeam").doesNotContain(WithdrawalProcess.CONFIRM);
        assertThat(flow.letters(reference)).contains("WITHDRAWAL_TO_CONFIRM", "WITHDRAWAL_NOT_CONFIRMED");
        withdraw(by, reference, "").with(refused ? 409 : 202);
    }

    @Test
    void afterARefusalOnlyTheHeadAsksAgainAtEveryDoor() {
        CaseReference reference = Stage.TEAM_CLEARED.way.apply(this);
        withdraw("ncb.ken", reference, "").with(202);
        withdraw("agency.ken", reference, "/capabilities/IST_DEPLOYMENT").with(409);
        flow.decide(reference, "ncbhead.ken", WithdrawalProcess.CONFIRM, "REFUSE", "reason", "The team is needed");
        List<Live> before = live(reference);

        for (String what : List.of("", "/capabilities/IST_DEPLOYMENT"))
            for (String by : List.of("agency.ken", "ncb.ken"))
                assertThat(withdraw(by, reference, what).with(409).text())
                        .contains("The head of the NCB refused the withdrawal", "only the head can ask again");
        assertThat(live(reference)).isEqualTo(before);

        withdraw("ncbhead.ken", reference, "").with(200);
        requireUndone(reference, before);
        assertThat(flow.instances(reference)).isEmpty();
    }

    @Test
    void theHeadOfTheNcbWithdrawsAtOnceAndOvertakesWhatWaits() {
        CaseReference reference = Stage.TERMS_SIGNED.way.apply(this);
        withdraw("agency.ken", reference, "").with(202);

        withdraw("ncbhead.ken", reference, "").with(200);

        assertThat(flow.passed(reference, WithdrawalProcess.KEY)).contains("EndEvent_Overtaken");
        assertThat(flow.instances(reference)).isEmpty();
    }

    /** What waits for the request as a whole goes on waiting. */
    @ParameterizedTest
    @CsvSource({"/capabilities/IST_DEPLOYMENT, true", "'', false"})
    void soItDoesWhereItWithdrawsTheSupportThatTheAgencyAskedToWithdraw(String asked, boolean overtaken) {
        CaseReference reference = Stage.TERMS_SIGNED.way.apply(this);
        withdraw("agency.ken", reference, asked).with(202);

        withdraw("ncbhead.ken", reference, "/capabilities/IST_DEPLOYMENT").with(200);

        assertThat(flow.open(reference).contains(WithdrawalProcess.CONFIRM)).isNotEqualTo(overtaken);
        assertThat(flow.passed(reference, WithdrawalProcess.KEY).contains("EndEvent_Overtaken"))
                .isEqualTo(overtaken);
    }

    @Test
    void whoWasInvitedSeesThatTheMeetingIsCancelledAndReceiversThatTheDiffusionIs() {
        CaseReference meeting = Stage.MEETING_ANSWERED.way.apply(this);
        CaseReference diffusion = Stage.DIFFUSION_SENT.way.apply(this);
        withdraw("ncb.ken", meeting, "").with(200);
        withdraw("ncb.ken", diffusion, "").with(200);

        assertThat(http.get("ncb.fra", "/api/diffusions").json().path("items"))
                .filteredOn(item -> item.path("reference").asText().equals(diffusion.value()))
                .hasSize(1)
                .allSatisfy(
                        item -> assertThat(item.path("cancelledAt").asText()).isNotEmpty());
        assertThat(http.get("ncb.fra", "/api/invitations").json().toString())
                .containsPattern(meeting.value() + "[^}]*CANCELLED");
    }

    @Test
    void whoWasAskedForAnExpertSeesThatTheExpertIsNoLongerNeeded() {
        CaseReference network = Stage.EXPERT_ASKED.way.apply(this);
        CaseReference deployment = Stage.TEAM_ASKED.way.apply(this);
        withdraw("ncb.ken", network, "").with(200);
        withdraw("ncbhead.ken", deployment, "").with(200);

        assertThat(http.get("ncb.fra", "/api/expert-requests").json().path("items"))
                .filteredOn(item -> item.path("reference").asText().equals(network.value()))
                .hasSize(1)
                .allSatisfy(
                        item -> assertThat(item.path("stoodDownAt").asText()).isNotEmpty());
        assertThat(http.get("ncb.fra", "/api/expert-requests").json().path("teams"))
                .as("the place in a team, for the home NCB")
                .filteredOn(item -> item.path("reference").asText().equals(deployment.value()))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(item.path("state").asText()).isEqualTo("CANCELLED"));
        assertThat(http.get("ist", "/api/expert-requests").json().toString()).doesNotContain(deployment.value());
        assertThat(http.get("ncb.fra", "/api/invitations").json().toString())
                .containsPattern(deployment.value() + "[^}]*CANCELLED");
    }

    /** Whatever stage intelligence has reached: what a country holds is reviewed, and nothing more is sent. */
    @ParameterizedTest
    @EnumSource(Dissemination.class)
    void intelligenceOfAWithdrawnCaseIsReviewedWhileItIsAbroad(Dissemination stage) {
        CaseReference owned = walk.toTriage(flow.submit("agency.ken"));
        CaseReference reference = stage.way.apply(this, owned);
        CaseReference built = intelligence.released(restingOn(reference));
        List<String> sent = dispatches(reference);

        withdraw("ncb.ken", owned, "").with(200);

        assertThat(flow.open(reference).contains("Task_ReviewBasis")).isEqualTo(stage.abroad);
        assertThat(flow.open(built)).as("what rests on it").contains("Task_ReviewBasis");
        assertThat(dispatches(reference)).isEqualTo(sent);
        if (flow.open(reference).contains("Task_ReleaseIntelligence"))
            assertThatThrownBy(() -> intelligence.released(reference)).hasStackTraceContaining("decision");
        if (stage.abroad) flow.decide(reference, "lead", "Task_ReviewBasis", "RECALL", "reason", SOME);
        assertThat(dispatches(reference)).allMatch("RECALLED"::equals);
    }

    private CaseReference restingOn(CaseReference basis) {
        return intelligence.register(
                body -> body.put("source", Map.of("kind", "INTERPOL", "references", List.of(basis.value()))));
    }

    private List<String> dispatches(CaseReference reference) {
        return flow.all("SELECT status FROM dispatch WHERE reference = ?", reference);
    }

    /** How far intelligence has come, and the way there. */
    enum Dissemination {
        WAITING_FOR_ITS_RELEASE(false, V18NoMeasureOutlivesAWithdrawalTest::restingOn),
        SENT(true, (t, owned) -> t.intelligence.released(t.restingOn(owned))),
        FORWARDED(true, (t, owned) -> {
            CaseReference reference = SENT.way.apply(t, owned);
            return t.flow.work(reference, "ncb.fra", "Task_IdentifyNationalUnit", Map.of("unit", "FRA-SNPF"));
        }),
        ACKNOWLEDGED(
                true,
                (t, owned) -> t.flow.decide(
                        FORWARDED.way.apply(t, owned), "ncb.fra", "Task_AcknowledgeIntelligence", "ACKNOWLEDGE")),
        DISSEMINATED(true, (t, owned) -> {
            CaseReference reference = ACKNOWLEDGED.way.apply(t, owned);
            t.flow.fireTimer(reference, "Timer_NoReport");
            return reference;
        });

        final boolean abroad;
        final BiFunction<V18NoMeasureOutlivesAWithdrawalTest, CaseReference, CaseReference> way;

        Dissemination(
                boolean abroad, BiFunction<V18NoMeasureOutlivesAWithdrawalTest, CaseReference, CaseReference> way) {
            this.abroad = abroad;
            this.way = way;
        }
    }

    private Answer withdraw(String user, CaseReference reference, String what) {
        return http.post(
                user,
                "/api/support-requests/" + reference + what + "/withdrawal",
                Map.of("reason", "The seller was arrested"));
    }

    private void requireUndone(CaseReference reference, List<Live> before) {
        assertThat(live(reference)).isEmpty();
        assertThat(flow.all("SELECT outcome FROM measure WHERE reference = ? AND ended_by IS NOT NULL", reference))
                .hasSizeGreaterThanOrEqualTo(before.size());
        assertThat(flow.all("SELECT number FROM diffusion WHERE reference = ? AND cancelled_at IS NULL", reference))
                .isEmpty();
        for (Live measure : before) {
            assertThat(flow.timeline(reference))
                    .contains(measure.kind().undone().name());
            assertThat(flow.all(
                            "SELECT DISTINCT organisation FROM outbox_mail WHERE reference = ? AND template = '"
                                    + Letter.of(measure.kind()) + "'",
                            reference))
                    .containsAll(measure.countries())
                    .contains("KEN", "INTERPOL");
        }
    }

    private List<Live> live(CaseReference reference) {
        return administration.query(
                "SELECT kind, countries FROM measure WHERE reference = ? AND outcome IS NULL ORDER BY taken_at, id",
                (row, n) -> new Live(MeasureKind.valueOf(row.getString(1)), List.of((String[])
                        row.getArray(2).getArray())),
                reference.value());
    }

    private record Live(MeasureKind kind, List<String> countries) {}

    /** Where measures are in force, and the way there. */
    enum Stage {
        NOTICE_PUBLISHED(Capability.NOTICE, List.of(MeasureKind.NOTICE), t -> {
            CaseReference reference = t.capability.inSupport(Capability.NOTICE);
            t.flow.work(
                    reference,
                    "ncb.ken",
                    "Task_AskForNotice",
                    Map.of("title", "A seller", "content", SOME, "colour", "PURPLE", "modusOperandi", SOME));
            return t.flow.work(
                    reference,
                    "gs",
                    "Task_ReviewNotice",
                    Map.of("decision", "APPROVE", "receivers", "LISTED", "countries", "FRA, BRA"));
        }),
        NOTICE_FOLLOWED(Capability.NOTICE, List.of(MeasureKind.NOTICE), t -> {
            CaseReference reference = NOTICE_PUBLISHED.way.apply(t);
            t.capability.delivered(reference);
            return t.flow.decide(reference, "gs", "Task_FollowHits", "HIT", "note", "Seen at a border");
        }),
        DIFFUSION_SENT(Capability.DIFFUSION, List.of(MeasureKind.DIFFUSION), t -> {
            CaseReference reference = t.capability.inSupport(Capability.DIFFUSION);
            return t.flow.work(
                    reference,
                    "ncb.ken",
                    "Task_AskForDiffusion",
                    Map.of("title", "A seller", "content", SOME, "receivers", "INVOLVED"));
        }),
        DIFFUSION_FOLLOWED(Capability.DIFFUSION, List.of(MeasureKind.DIFFUSION), t -> {
            CaseReference reference =
                    t.flow.decide(DIFFUSION_SENT.way.apply(t), "gs", "Task_ReviewDiffusion", "APPROVE");
            t.capability.delivered(reference);
            return reference;
        }),
        COURSE_APPROVED(Capability.TRAINING, List.of(MeasureKind.TRAINING), t -> {
            CaseReference reference = t.capability.inSupport(Capability.TRAINING);
            t.flow.work(
                    reference,
                    "ncb.ken",
                    "Task_AskForService",
                    Map.of("title", "A course", "question", SOME, "participants", 12, "course", "Evidence online"));
            return t.flow.decide(reference, "gs", "Task_ReviewService", "APPROVE");
        }),
        TRAINING_AGREED(Capability.CAPACITY_BUILDING, List.of(MeasureKind.TRAINING), t -> {
            CaseReference reference = t.capability.inSupport(Capability.CAPACITY_BUILDING);
            t.flow.work(
                    reference,
                    "agency.ken",
                    "Task_AssessNeeds",
                    Map.of("officers", 12, "topic", "EVIDENCE", "needs", SOME));
            t.capability.product(reference);
            t.flow.work(
                    reference,
                    "analyst",
                    "Task_ProposeTrainingPlan",
                    Map.of(
                            "title",
                            "A course",
                            "plan",
                            SOME,
                            "participants",
                            12,
                            "startsOn",
                            SupportWalk.day(t.flow, 30)));
            return t.flow.decide(reference, "ncb.ken", CapacityPlanProcess.AGREE, "AGREE");
        }),
        MEETING_PLANNED(
                Capability.COORDINATION_MEETING,
                List.of(MeasureKind.MEETING),
                t -> t.mission.planned(t.mission.asked("COORDINATION_MEETING"))),
        MEETING_ANSWERED(
                Capability.COORDINATION_MEETING,
                List.of(MeasureKind.MEETING),
                t -> t.mission.answered(MEETING_PLANNED.way.apply(t))),
        EXPERT_ASKED(Capability.GLOBAL_NETWORK, List.of(MeasureKind.EXPERT), t -> {
            CaseReference reference = t.capability.inSupport(Capability.GLOBAL_NETWORK);
            t.flow.work(
                    reference,
                    "analyst",
                    "Task_DefineExpertise",
                    Map.of("expertise", "WILDLIFE_FORENSICS", "language", "fr", "question", SOME));
            return t.flow.work(reference, "analyst", "Task_PickExpert", Map.of("pick", "FIRST"));
        }),
        EXPERT_INTRODUCED(Capability.GLOBAL_NETWORK, List.of(MeasureKind.EXPERT), t -> {
            CaseReference reference = EXPERT_ASKED.way.apply(t);
            t.flow.decide(reference, "ncb.fra", ExpertReleaseProcess.RELEASE, "RELEASE");
            t.flow.continueJobs(reference);
            return t.flow.decide(reference, "lead", ExpertSearchProcess.CONFLICT, "NO_CONFLICT");
        }),
        TERMS_SIGNED(
                Capability.IST_DEPLOYMENT,
                List.of(MeasureKind.TERMS),
                t -> t.mission.signed(t.mission.asked("IST_DEPLOYMENT"), 5)),
        TEAM_ASKED(
                Capability.IST_DEPLOYMENT,
                List.of(MeasureKind.TERMS, MeasureKind.EXPERT, MeasureKind.EXPERT),
                t -> t.mission.composed(TERMS_SIGNED.way.apply(t))),
        TEAM_COMPOSED(
                Capability.IST_DEPLOYMENT,
                List.of(MeasureKind.TERMS, MeasureKind.EXPERT, MeasureKind.EXPERT),
                t -> t.mission.ready(t.mission.complete(TERMS_SIGNED.way.apply(t)))),
        TEAM_CLEARED(
                Capability.IST_DEPLOYMENT,
                List.of(MeasureKind.TERMS, MeasureKind.EXPERT, MeasureKind.EXPERT),
                t -> t.flow.decide(TEAM_COMPOSED.way.apply(t), "lead", IstTeamProcess.GO, "GO")),
        TEAM_DEPLOYED(
                Capability.IST_DEPLOYMENT,
                List.of(MeasureKind.EXPERT, MeasureKind.EXPERT, MeasureKind.TEAM),
                t -> t.mission.arrived(TEAM_CLEARED.way.apply(t))),
        MISSION_OVER(Capability.IST_DEPLOYMENT, List.of(), t -> t.mission.missionDone(TEAM_DEPLOYED.way.apply(t)));

        final Capability capability;
        final List<MeasureKind> kinds;
        final Function<V18NoMeasureOutlivesAWithdrawalTest, CaseReference> way;

        Stage(
                Capability capability,
                List<MeasureKind> kinds,
                Function<V18NoMeasureOutlivesAWithdrawalTest, CaseReference> way) {
            this.capability = capability;
            this.kinds = kinds;
            this.way = way;
        }

        /** Whether a withdrawal of the agency would wait for the head of its NCB. */
        boolean isCommitted() {
            return kinds.contains(MeasureKind.TERMS) || kinds.contains(MeasureKind.TEAM);
        }
    }

    /** The bindings from which {@link MeasureRecord#take} is reached. */
    private static Set<String> beansThatTakeMeasures() {
        JavaClasses flow = new ClassFileImporter().importPath(Path.of("target", "classes", "org", "ncbrelay", "flow"));
        Set<JavaCodeUnit> reached = new HashSet<>(flow.get(MeasureRecord.class).getMethods().stream()
                .filter(method -> method.getName().equals("take"))
                .toList());
        Set<JavaCodeUnit> newest = reached;
        while (!newest.isEmpty()) {
            newest = newest.stream()
                    .flatMap(unit -> unit.getCallsOfSelf().stream())
                    .map(call -> call.getOrigin())
                    .filter(unit -> !reached.contains(unit))
                    .collect(Collectors.toSet());
            reached.addAll(newest);
        }
        return reached.stream()
                .filter(unit -> unit.isAnnotatedWith(Bean.class))
                .map(JavaCodeUnit::getName)
                .collect(Collectors.toSet());
    }

    private static boolean isUndone(Model diagram, Element activity) {
        return isCompensated(diagram, activity)
                || DIAGRAMS.stream()
                        .flatMap(caller -> caller.all("bpmn:callActivity")
                                .filter(call ->
                                        call.getAttribute("calledElement").equals(diagram.name()))
                                .map(call -> isCompensated(caller, call)))
                        .reduce(Boolean::logicalAnd)
                        .orElse(false);
    }

    /** A boundary event leads to a handler, and the stop of the support throws the compensation in the same diagram. */
    private static boolean isCompensated(Model diagram, Element activity) {
        boolean handled = diagram.all("bpmn:boundaryEvent")
                .filter(event -> event.getAttribute("attachedToRef").equals(activity.getAttribute("id")))
                .filter(V18NoMeasureOutlivesAWithdrawalTest::compensates)
                .anyMatch(event -> diagram.all("bpmn:association")
                        .anyMatch(line -> line.getAttribute("sourceRef").equals(event.getAttribute("id"))));
        boolean thrown = diagram.all("bpmn:subProcess")
                .filter(it -> it.getAttribute("triggeredByEvent").equals("true"))
                .filter(it -> children(it, "bpmn:startEvent")
                        .flatMap(start -> children(start, "bpmn:messageEventDefinition"))
                        .anyMatch(message -> message.getAttribute("messageRef").equals("Message_SupportStopped")))
                .anyMatch(
                        it -> children(it, "bpmn:endEvent").anyMatch(V18NoMeasureOutlivesAWithdrawalTest::compensates));
        return handled && thrown;
    }

    private static boolean compensates(Element event) {
        return children(event, "bpmn:compensateEventDefinition").findAny().isPresent();
    }

    private static Element activity(Element bound) {
        Element at = bound;
        while (!at.getTagName().matches("bpmn:(userTask|serviceTask|sendTask|callActivity|\\w+Event)"))
            at = (Element) at.getParentNode();
        return at;
    }

    private static String bean(String expression) {
        return expression.replaceAll("[${}]", "");
    }
}

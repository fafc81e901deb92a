package org.ncbrelay.engine.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.support.OwnModels;
import org.ncbrelay.support.sources.Model;

/** The models of the release and of the example have no finding, and a bad one is refused with the sentence that its author reads. */
class InstalledModelsTest {
    private final Map<String, String> models = new TreeMap<>();

    @Test
    void theModelsOfTheReleaseAreAsTheyMustBe() {
        assertThat(ModelFolder.ofRelease()).isEmpty();
    }

    /** The test before this one finds it, if a flow of the map is renamed and not in the list of open places. */
    @Test
    void anOpenPlaceThatTheMapDoesNotHaveIsAMistakeOfTheRelease() throws IOException {
        String text = Files.readString(Model.FOLDER.resolve("supportRequest.bpmn"))
                .replace("Flow_Recording_Triage", "Flow_Recorded_Triage");
        Diagram map = new Diagram(
                "supportRequest", false, Bpmn.readModelFromStream(new ByteArrayInputStream(text.getBytes(UTF_8))));
        Models renamed = new Models(Map.of(map.name(), map), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
        List<Finding> found = new ArrayList<>();
        new MapRules(map, renamed, found::add).check();
        assertThat(found)
                .extracting(Finding::sentence)
                .containsExactly(
                        "supportRequest.bpmn, Flow_Recording_Triage: The map of the release has no such flow, and it is named"
                                + " as the open place before triage. This is a mistake of the release: report it, and add no step there.");
    }

    @Test
    void theExampleCanBeUsed() throws IOException {
        models.putAll(OwnModels.example());
        assertThat(sentences()).isEmpty();
    }

    /** In this order: what a task says of itself, what a form and words say, what runs, and ways around a step of the Annex. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', textBlock = """
            legalReview.bpmn       | ${deadlines.reminders(execution, 'legalReview', 5)} | R/PT4H | Task_ReviewPlanLegally: No one is reminded of the task by its time limit
            legalReview.bpmn       | ${deadlines.due(execution, 'legalReview')} | 2027-01-01 | Task_ReviewPlanLegally: The task has no time limit
            legalReview.bpmn       | "ncb-heads" | "gwet-leads" | Its offices belong to different organisations: ncb-officers, and gwet-leads
            legalReview.bpmn       | name="secondOffice" value="ncb-heads" | name="readers" value="BUREAUS" | The task waits for one office alone
            legalReview.bpmn       | "ncb-heads" | "ncb-officers" | The second office may do the task from the start
            legalReview.bpmn       | "ncb-officers" | "ncb-lawyers" | There is no office “ncb-lawyers”. Name one of agency-officers
            legalReview.bpmn       | "ncb-officers" | "agency-officers" | An installation gives no task to agency-officers
            legalReview.bpmn       | name="fourEyes" value="author" | name="readers" value="BUREAUS" | The task decides, and may be done by who wrote what it decides on
            legalReview.bpmn       | "author" | "lawyer" | No one is known to have written “lawyer”
            legalReview.bpmn       | name="tells" value="decision" | name="decidedAt" value="Task_Other" | “Task_Other” decides nothing under the four-eyes principle
            legalReview.bpmn       | "NEED, OFFENCE | "NEEDS, OFFENCE | There is no part “NEEDS” to show
            legalReview.bpmn       | "shows" | "tells" | It shows nothing of the case
            legalReview.bpmn       | "STEP_COMPLETED" | "CASE_CLOSED" | “CASE_CLOSED” is no value of the property “event”
            legalReview.bpmn       | name="event" value="STEP_COMPLETED" | name="readers" value="BUREAUS" | The timeline does not say that the task was done
            legalReview.bpmn       | "BUREAUS" | "EVERYBODY" | “EVERYBODY” is no value of the property “readers”
            legalReview.bpmn       | "readers" | "letter" | There is no property “letter” for diagrams of an installation
            legalReview.bpmn       | "BUREAUS" | "INTERPOL" | The timeline tells an answer that INTERPOL alone reads
            legalReview.bpmn       | value="decision" | value="objection" | The timeline cannot tell “objection”, which is no choice of the form
            legalReview.bpmn       | Our default: The step begins here. | To do. | StartEvent_PlanDecided: Its documentation does not say why it exists
            legalReview.bpmn       | ="legalReviewDecide" | ="legalReviewAsk" | Its form “legalReviewAsk” is no form of the same version
            legalReview.bpmn       | process id="legalReview" | process id="review" | It must have one process, with the id legalReview
            legalReview.bpmn       | </bpmn:definitions> | | legalReview.bpmn is no well-formed XML
            legalReview.bpmn       | sourceRef="Gateway_Permitted" | | legalReview.bpmn: It is no diagram in BPMN 2.0
            legalReviewDecide.form | "objection" | "reference" | The form asks for “reference”, which the flow sets itself
            legalReviewDecide.form | "textarea" | "iframe" | A component of the type iframe cannot be shown
            legalReviewDecide.form | {{summary}} | the case | It does not begin with the case that it is about
            legalReviewDecide.form | "id": "legalReviewDecide" | "id": "review" | Its id is “review”
            legalReviewDecide.form | "components": [ | "components": | It is no form
            words_ar.properties    | .Task_ReviewPlanLegally= | .Task_ReviewPlan= | diagrams.legalReview.Task_ReviewPlanLegally: “Review plan legally” is not said in this language
            words_en.properties    | limit. | limits. | limit.legalReview: The step has no name in this language
            words_fr.properties    | diagrams.legalReview= | diagrams.triage= | diagrams.triage: No diagram or form of the folder has this word
            legalReview.bpmn       | ${record} | ${submitRecordDelegate} | A service task does nothing that an installation may let it do
            legalReview.bpmn       | ${decision == 'APPROVE'} | ${execution.getClass()} | do not use the expression ${execution.getClass()}
            legalReview.bpmn       | == 'APPROVE' | == 'APPROVED' | do not use the expression ${decision == 'APPROVED'}
            legalReview.bpmn       | bpmn:serviceTask | bpmn:scriptTask | Models of the relay do not use scriptTask
            legalReview.bpmn       | bpmn:serviceTask | bpmn:sendTask | Diagrams of an installation have no sendTask
            legalReview.bpmn       | "timeout" | "create" | A listener does something else than to remind
            legalReview.bpmn       | <bpmn:userTask | <bpmn:userTask camunda:asyncBefore="true" | Diagrams of an installation do not set asyncBefore
            legalReview.bpmn       | Tasklist="false" | Tasklist="true" | Diagrams of an installation do not set isStartableInTasklist
            legalReview.bpmn       | </bpmn:startEvent> | <bpmn:timerEventDefinition><bpmn:timeCycle>R/PT4H</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:startEvent> | A timer is neither a reminder
            legalReview.bpmn       | ="supportRefused" | ="capabilityRefused" | No map catches the escalation “capabilityRefused”
            legalReview.bpmn       | "Gateway_Permitted" targetRef="EndEvent_Objected" | "Gateway_Permitted" targetRef="Gateway_Permitted" | nothing on it waits for a person
            legalReview.bpmn       | "Gateway_Permitted" targetRef="EndEvent_Objected" | "Gateway_Permitted" targetRef="EndEvent_Permitted" | EndEvent_Objected: No way leads to this node
            legalReview.bpmn       | targetRef="EndEvent_Permitted" | targetRef="EndEvent_Objected" | Several flows begin or end at a node that is no gateway
            legalReview.bpmn       | targetRef="Task_RecordLegalReview" | targetRef="Task_ReviewPlanLegally" | Task_ReviewPlanLegally: No way leads from this node to an end
            legalReview.bpmn       | targetRef="Task_RecordLegalReview" | targetRef="Gateway_Permitted" | Task_ReviewPlanLegally: What is answered is not recorded
            legalReview.bpmn       | "note" | "tells" | Task_RecordLegalReview: What it records is not what was answered just before
            legalReview.bpmn       | sourceRef="Gateway_Permitted" targetRef="EndEvent_Permitted" | sourceRef="Task_RecordLegalReview" targetRef="EndEvent_Permitted" | A flow has a condition and does not begin at a gateway
            legalReview.bpmn       | default="Flow_Permitted_Objected" | | No flow is the default
            supportRequest.bpmn    | "StartEvent_HandlingBegun" targetRef="CallActivity_Recording" | "StartEvent_HandlingBegun" targetRef="CallActivity_Triage" | leads to “Triage and analysis” around “Official source and recording”
            supportRequest.bpmn    | "CallActivity_Recording" targetRef="CallActivity_Triage" | "CallActivity_Recording" targetRef="CallActivity_LegalReview" | leads to “Gateway_BeforeSupport” around “Triage and analysis”
            supportRequest.bpmn    | "CallActivity_Intake" targetRef="CallActivity_Acknowledgment" | "CallActivity_Intake" targetRef="Gateway_Acknowledged" | and not as in the release to “Acknowledgment”: a case could pass a step of the Annex by
            supportRequest.bpmn    | "CallActivity_LegalReview" targetRef="Gateway_BeforeSupport" | "CallActivity_LegalReview" targetRef="Gateway_AnythingDelivered" | leads to “Anything delivered?” around “Gateway_BeforeSupport”
            supportRequest.bpmn    | calledElement="recording" | calledElement="legalReview" | “Official source and recording” is not as in the release
            supportRequest.bpmn    | CallActivity_Triage | CallActivity_Sorting | “Triage and analysis” of the release is missing
            supportRequest.bpmn    | calledElement="legalReview" | calledElement="delivery" | It calls “delivery”, which is no diagram that the installation added
            supportRequest.bpmn    | calledElement="legalReview" | calledElement="review" | It calls “review”, which is no diagram of the same version
            supportRequest.bpmn    | sourceRef="CallActivity_LegalReview" targetRef="Gateway_BeforeSupport" /> | sourceRef="CallActivity_LegalReview" targetRef="Gateway_BeforeSupport"><bpmn:extensionElements><camunda:executionListener event="take" delegateExpression="${submitRecordDelegate}" /></bpmn:extensionElements></bpmn:sequenceFlow> | Flow_LegalReview_BeforeSupport: Diagrams of an installation have no executionListener
            legalReview.bpmn       | </bpmn:process> | <bpmn:callActivity id="CallActivity_Again" calledElement="legalReview" /></bpmn:process> | CallActivity_Again: The diagram calls itself
            legalReview.bpmn       | </bpmn:process> | <bpmn:boundaryEvent id="Event_Caught" attachedToRef="Task_ReviewPlanLegally"><bpmn:escalationEventDefinition id="Definition_Event_Caught" escalationRef="Escalation_SupportRefused" /></bpmn:boundaryEvent></bpmn:process> | An escalation is not thrown by an end event
            supportRequest.bpmn    | </bpmn:process> | <bpmn:endEvent id="EndEvent_Other" /></bpmn:process> | “EndEvent_Other” is added where the map is not open
            """)
    void aBadModelIsRefusedWithASentence(String file, String from, String to, String sentence) throws IOException {
        models.putAll(OwnModels.example());
        change(file, from, to == null ? "" : to);
        assertThat(sentences()).anyMatch(it -> it.startsWith(file) && it.contains(sentence));
    }

    /** A call waits for a person only if one has a task in what it calls, however deep. */
    @Test
    void aWayThatLeadsBackOverCallsAloneIsRefused() throws IOException {
        models.putAll(OwnModels.example());
        change("legalReview.bpmn", "targetRef=\"Task_ReviewPlanLegally\"", "targetRef=\"Gateway_Again\"");
        change("legalReview.bpmn", "</bpmn:process>", """
                <bpmn:exclusiveGateway id="Gateway_Again" default="Flow_Again" />
                <bpmn:sequenceFlow id="Flow_Again" sourceRef="Gateway_Again" targetRef="Task_ReviewPlanLegally" />
                <bpmn:sequenceFlow id="Flow_Call" sourceRef="Gateway_Again" targetRef="CallActivity_Outer" />
                <bpmn:callActivity id="CallActivity_Outer" calledElement="outer" />
                <bpmn:sequenceFlow id="Flow_Back" sourceRef="CallActivity_Outer" targetRef="Gateway_Again" />
                </bpmn:process>""");
        String calling = models.get("legalReview.bpmn")
                .replaceFirst("(?s)<bpmn:process.*", "")
                .concat(
                        "<bpmn:process id=\"outer\"><bpmn:callActivity id=\"CallActivity_Inner\" calledElement=\"inner\" />"
                                + "</bpmn:process></bpmn:definitions>");
        models.put("outer.bpmn", calling);
        models.put("inner.bpmn", calling.replace("\"inner\"", "\"-\"").replace("\"outer\"", "\"inner\""));

        assertThat(sentences())
                .anyMatch(it -> it.startsWith("legalReview.bpmn, ") && it.contains("nothing on it waits for a person"));
    }

    @Test
    void aStepMaySendTheCaseBack() throws IOException {
        models.putAll(OwnModels.sendingBackToTriage());
        assertThat(sentences()).isEmpty();
    }

    /** What a step that sends the case back says of it, and where the map leads it. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', textBlock = """
            legalReview.bpmn    | "RECORDED" | "SUBMITTED" | legalReview.bpmn, Task_SendBack: “SUBMITTED” is no value of the property “sentBack”
            legalReview.bpmn    | name="sentBack" value="RECORDED" | name="readers" value="BUREAUS" | Task_SendBack: It does not say to which status the case goes back
            legalReview.bpmn    | sourceRef="Gateway_Permitted" targetRef="Task_SendBack" | sourceRef="StartEvent_PlanDecided" targetRef="Task_SendBack" | Task_SendBack: The case goes back without an answer that was just recorded
            legalReview.bpmn    | sourceRef="Task_SendBack" targetRef="EndEvent_Objected" | sourceRef="Task_SendBack" targetRef="EndEvent_Permitted" | Task_SendBack: The case was sent back, and the step goes on
            legalReview.bpmn    | targetRef="Task_SendBack" | targetRef="EndEvent_Objected" | EndEvent_Objected: The map leads back a case that was not sent back
            legalReview.bpmn    | "RECORDED" | "IN_SUPPORT" | supportRequest.bpmn, Event_SentBack: “Legal review” sends the case back to IN_SUPPORT, and the flow leads there where its status is RECORDED
            supportRequest.bpmn | attachedToRef="CallActivity_LegalReview" | attachedToRef="CallActivity_LegalReview" cancelActivity="false" | CallActivity_LegalReview: “Legal review” sends the case back, and the map does not say where to
            supportRequest.bpmn | escalationRef="Escalation_SentBack" | escalationRef="Escalation_DeliverAgain" | “Legal review” sends the case back, and the map does not say where to
            supportRequest.bpmn | attachedToRef="CallActivity_LegalReview" | attachedToRef="CallActivity_Triage" | “Sent back” is added where the map is not open
            supportRequest.bpmn | "Event_SentBack" targetRef="Gateway_BeforeTriage" | "Event_SentBack" targetRef="CallActivity_Triage" | Flow_SentBack: The flow leads to “Triage and analysis”: a case could pass a step of the Annex by
            supportRequest.bpmn | "Event_SentBack" targetRef="Gateway_BeforeTriage" | "Event_SentBack" targetRef="Gateway_AnythingDelivered" | Flow_SentBack: The flow leads to “Anything delivered?”: a case could pass a step of the Annex by
            """)
    void aBadWayBackIsRefusedWithASentence(String file, String from, String to, String sentence) throws IOException {
        models.putAll(OwnModels.sendingBackToTriage());
        change(file, from, to);
        assertThat(sentences()).anyMatch(it -> it.contains(sentence));
    }

    /** The flow that the gateway divides to which the case goes back, by its ends: before, beside and after the review, and over the record. */
    @ParameterizedTest
    @CsvSource({
        "CallActivity_Acknowledgment, Gateway_Acknowledged, ACKNOWLEDGED, false",
        "StartEvent_HandlingBegun, CallActivity_Recording, ACKNOWLEDGED, false",
        "CallActivity_Recording, CallActivity_Triage, RECORDED, true",
        "CallActivity_Triage, CallActivity_LegalReview, IN_SUPPORT, true",
        "CallActivity_LegalReview, Gateway_BeforeSupport, IN_SUPPORT, false",
        "Gateway_BeforeSupport, SubProcess_Support, IN_SUPPORT, false",
        "Gateway_AnythingDelivered, CallActivity_Closure, IN_SUPPORT, false"
    })
    void aCaseGoesBackOnlyToWhereItHasPassed(String before, String after, String status, boolean passed)
            throws IOException {
        models.putAll(OwnModels.sendingBackToTriage());
        change("legalReview.bpmn", "\"RECORDED\"", '"' + status + '"');
        change("supportRequest.bpmn", "=\"Gateway_BeforeTriage\" targetRef=\"CallActivity_Triage", "=\"-");
        change(
                "supportRequest.bpmn",
                "Recording\" targetRef=\"Gateway_BeforeTriage",
                "Recording\" targetRef=\"CallActivity_Triage");
        change(
                "supportRequest.bpmn",
                before + "\" targetRef=\"" + after + '"',
                before + "\" targetRef=\"Gateway_BeforeTriage\"");
        change("supportRequest.bpmn", "=\"-", "=\"Gateway_BeforeTriage\" targetRef=\"" + after);
        if (passed) assertThat(sentences()).isEmpty();
        else
            assertThat(sentences())
                    .anyMatch(it -> it.startsWith(
                            "supportRequest.bpmn, Flow_SentBack: The flow leads to “Gateway_BeforeTriage”"));
    }

    /** V17: until a case is recorded, of INTERPOL only the General Secretariat's duty officers have it (Annex 1.1). */
    @Test
    void aStepBeforeTheRecordIsOfTheCountryOrOfTheGeneralSecretariat() throws IOException {
        models.putAll(OwnModels.example());
        change(
                "supportRequest.bpmn",
                "CallActivity_Triage\" targetRef=\"CallActivity_LegalReview",
                "CallActivity_Triage\" targetRef=\"Gateway_BeforeSupport");
        change(
                "supportRequest.bpmn",
                "CallActivity_LegalReview\" targetRef=\"Gateway_BeforeSupport",
                "CallActivity_LegalReview\" targetRef=\"CallActivity_Recording");
        change(
                "supportRequest.bpmn",
                "StartEvent_HandlingBegun\" targetRef=\"CallActivity_Recording",
                "StartEvent_HandlingBegun\" targetRef=\"CallActivity_LegalReview");
        assertThat(sentences()).isEmpty();

        change("legalReview.bpmn", "\"ncb-officers\"", "\"gs-officers\"");
        change("legalReview.bpmn", "\"ncb-heads\"", "\"gwet-leads\"");
        assertThat(sentences())
                .containsExactly(
                        "supportRequest.bpmn, CallActivity_LegalReview: legalReview/Task_ReviewPlanLegally is of gwet-leads, who do not see a"
                                + " case before its record (Annex §1.1). Call it after the record, or give the task to an NCB or to gs-officers.");
    }

    @Test
    void aTableNamesTheStepsOfTheFolderToo() throws IOException {
        models.putAll(OwnModels.example());
        models.put("timeLimits.dmn", Files.readString(Model.FOLDER.resolve("timeLimits.dmn")));
        change("timeLimits.dmn", "&quot;situationReport&quot;", "&quot;legalReview&quot;");
        assertThat(sentences()).isEmpty();
        change("timeLimits.dmn", "&quot;legalReview&quot;", "&quot;legalReviews&quot;");
        assertThat(sentences()).singleElement().asString().contains("no step is called legalReviews");
    }

    @Test
    void aDiagramOfTheReleaseWithoutAnOpenPlaceIsNotReplaced() throws IOException {
        models.put("recording.bpmn", Files.readString(Model.FOLDER.resolve("recording.bpmn")));
        assertThat(sentences()).anyMatch(it -> it.startsWith("recording.bpmn: The release has a diagram of this name"));
    }

    private void change(String file, String from, String to) {
        OwnModels.change(models, file, from, to);
    }

    private List<String> sentences() {
        return ModelFolder.findings(models).stream().map(Finding::sentence).toList();
    }
}

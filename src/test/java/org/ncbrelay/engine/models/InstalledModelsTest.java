package org.ncbrelay.engine.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ncbrelay.support.sources.Model;

/** The models of the release and of the example have no finding, and a bad one is refused with the sentence that its author reads. */
class InstalledModelsTest {
    private static final Path EXAMPLE = Path.of("docs/examples/legal-review");

    @TempDir
    private Path folder;

    @Test
    void theModelsOfTheReleaseAreAsTheyMustBe() {
        assertThat(ModelFolder.ofRelease()).isEmpty();
    }

    @Test
    void theExampleCanBeUsed() throws IOException {
        assertThat(ModelFolder.findings(ModelFolder.read(EXAMPLE))).isEmpty();
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
            legalReview.bpmn       | "REQUEST_ASSESSED" | "CASE_CLOSED" | “CASE_CLOSED” is no value of the property “event”
            legalReview.bpmn       | name="event" value="REQUEST_ASSESSED" | name="readers" value="BUREAUS" | The timeline does not say that the task was done
            legalReview.bpmn       | "BUREAUS" | "EVERYBODY" | “EVERYBODY” is no value of the property “readers”
            legalReview.bpmn       | "readers" | "letter" | There is no property “letter” for diagrams of an installation
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
            supportRequest.bpmn    | "CallActivity_Recording" targetRef="CallActivity_Triage" | "CallActivity_Recording" targetRef="CallActivity_LegalReview" | and not as in the release to “Triage and analysis”: a case could pass a step of the Annex by
            supportRequest.bpmn    | "CallActivity_LegalReview" targetRef="Gateway_BeforeSupport" | "CallActivity_LegalReview" targetRef="Gateway_AnythingDelivered" | leads to “Anything delivered?” around “Gateway_BeforeSupport”
            supportRequest.bpmn    | calledElement="recording" | calledElement="legalReview" | “Official source and recording” is not as in the release
            supportRequest.bpmn    | CallActivity_Triage | CallActivity_Sorting | “Triage and analysis” of the release is missing
            supportRequest.bpmn    | calledElement="legalReview" | calledElement="delivery" | It calls “delivery”, which is no diagram that the installation added
            supportRequest.bpmn    | calledElement="legalReview" | calledElement="review" | It calls “review”, which is no diagram of the same version
            supportRequest.bpmn    | </bpmn:process> | <bpmn:endEvent id="EndEvent_Other" /></bpmn:process> | “EndEvent_Other” is added where the map is not open
            """)
    void aBadModelIsRefusedWithASentence(String file, String from, String to, String sentence) throws IOException {
        copyExample();
        change(file, from, to == null ? "" : to);
        assertThat(sentences()).anyMatch(it -> it.startsWith(file) && it.contains(sentence));
    }

    /** V17: until a case is recorded, of INTERPOL only the General Secretariat's duty officers have it (Annex 1.1). */
    @Test
    void aStepBeforeTheRecordIsOfTheCountryOrOfTheGeneralSecretariat() throws IOException {
        copyExample();
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
        assertThat(ModelFolder.findings(ModelFolder.read(folder))).isEmpty();

        change("legalReview.bpmn", "\"ncb-officers\"", "\"gs-officers\"");
        change("legalReview.bpmn", "\"ncb-heads\"", "\"gwet-leads\"");
        assertThat(sentences())
                .containsExactly(
                        "supportRequest.bpmn, CallActivity_LegalReview: legalReview/Task_ReviewPlanLegally is of gwet-leads, who do not see a"
                                + " case before its record (Annex §1.1). Call it after the record, or give the task to an NCB or to gs-officers.");
    }

    @Test
    void aTableNamesTheStepsOfTheFolderToo() throws IOException {
        copyExample();
        Files.copy(Model.FOLDER.resolve("timeLimits.dmn"), folder.resolve("timeLimits.dmn"));
        change("timeLimits.dmn", "&quot;situationReport&quot;", "&quot;legalReview&quot;");
        assertThat(sentences()).isEmpty();
        change("timeLimits.dmn", "&quot;legalReview&quot;", "&quot;legalReviews&quot;");
        assertThat(sentences()).singleElement().asString().contains("no step is called legalReviews");
    }

    @Test
    void aDiagramOfTheReleaseWithoutAnOpenPlaceIsNotReplaced() throws IOException {
        Files.copy(Model.FOLDER.resolve("recording.bpmn"), folder.resolve("recording.bpmn"));
        assertThat(sentences()).anyMatch(it -> it.startsWith("recording.bpmn: The release has a diagram of this name"));
    }

    private void copyExample() throws IOException {
        for (Path each : Model.files(EXAMPLE, "").toList()) Files.copy(each, folder.resolve(each.getFileName()));
    }

    private void change(String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve(file), text.replace(from, to));
    }

    private List<String> sentences() throws IOException {
        return ModelFolder.findings(ModelFolder.read(folder)).stream()
                .map(Finding::sentence)
                .toList();
    }
}

package org.ncbrelay.flow.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.administration.Proposal;
import org.ncbrelay.engine.models.ModelDeployment;
import org.ncbrelay.security.Caller;
import org.ncbrelay.start.CannotStart;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.OwnModels;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.FileSystemUtils;

/** Two operators put the legal review of the example in force, cases meet it or go on without, and two take it back. */
class OwnModelsFlowTest extends FlowTestCase {
    private static final Path EXAMPLE = Path.of("docs/examples/legal-review");
    private static final String CHANGES = "/api/administration/changes";
    private static final String MODELS = "/api/administration/models";
    private static final String REVIEW = "Task_ReviewPlanLegally";

    @Autowired
    private ProposeChange proposals;

    @Autowired
    private ChangeModels models;

    @Autowired
    private ModelDeployment deployment;

    private List<String> former;

    @BeforeEach
    void remember() {
        former = deployments();
    }

    /** Other tests work with the models of the release, and with a clock that begins anew. */
    @AfterEach
    void takeBack() {
        for (JsonNode waiting : basic("operator").get(CHANGES).json().path("pending"))
            basic("operator").post(CHANGES + "/" + waiting.path("number").asLong() + "/refusal", "{}");
        if (isInForce("legalReview")) putInForce(Map.of());
        assertThat(isInForce("legalReview")).isFalse();
        deployments().stream().filter(id -> !former.contains(id)).forEach(this::deleteWithCases);
    }

    @Test
    void aCaseThatWasRunningGoesOnWithoutTheStepAndTheNextOneMeetsIt() throws IOException {
        CaseReference before = walk.toTriage(flow.submit("agency.ken"));
        putInForce(OwnModels.example());
        CaseReference after = walk.toTriage(flow.submit("agency.ken"));

        walk.supported(before);
        walk.supported(after);

        assertThat(flow.open(before)).contains("Task_DefineScopeQuestion").doesNotContain(REVIEW);
        assertThat(flow.open(after)).contains(REVIEW).doesNotContain("Task_DefineScopeQuestion");
        putInForce(Map.of());
        flow.decide(after, "ncb.ken", REVIEW, "APPROVE");
        assertThat(flow.open(after)).contains("Task_DefineScopeQuestion");
        assertThat(flow.open(walk.toSharing(flow.submit("agency.ken")))).contains("Task_DefineScopeQuestion");
    }

    @Test
    void aStepSendsTheCaseBackToTriageAndMeetsItAgain() throws IOException {
        putInForce(OwnModels.sendingBackToTriage());
        CaseReference reference = walk.supported(walk.toTriage(flow.submit("agency.ken")));
        flow.decide(reference, "ncb.ken", REVIEW, "OBJECT", "reason", "The law of 1976 forbids a team");

        assertThat(flow.open(reference)).contains("Task_AssessRequest").doesNotContain(REVIEW);
        assertThat(flow.one("SELECT status FROM support_request WHERE reference = ?", reference))
                .isEqualTo("RECORDED");
        assertThat(flow.timeline(reference)).endsWith("SENT_BACK");
        walk.supported(reference);
        flow.decide(reference, "ncb.ken", REVIEW, "APPROVE");
        assertThat(flow.open(reference)).contains("Task_DefineScopeQuestion");
        assertThat(flow.all("SELECT round::text FROM step_record WHERE reference = ? ORDER BY id", reference))
                .containsExactly("1", "2");
    }

    @Test
    void aStartDeploysWhatIsInForceAndNothingTwice() throws IOException {
        // The engine compares with the newest deployment, and that of the start is of today.
        flow.setClock(Instant.parse("2027-01-01T00:00:00Z"));
        putInForce(OwnModels.example());
        assertThat(deployments()).hasSize(former.size() + 1);
        deployment.deploy();
        assertThat(deployments()).hasSize(former.size() + 1);
        assertThat(isInForce("legalReview")).isTrue();

        String newest = deployments().get(0);
        repository.deleteDeployment(newest, true);
        deployment.deploy();
        assertThat(deployments()).hasSize(former.size() + 1).doesNotContain(newest);
        assertThat(isInForce("legalReview")).isTrue();
    }

    @Test
    void aReleaseThatTheModelsDoNotFitDoesNotStart() throws IOException {
        putInForce(OwnModels.example());
        administration.execute("""
                SET session_replication_role = replica;
                UPDATE administration_change SET files = jsonb_set(files, '{words_ar.properties}', '""')
                 WHERE number = (SELECT max(number) FROM administration_change WHERE kind = 'CHANGE_MODELS');
                RESET session_replication_role""");
        assertThatThrownBy(deployment::deploy)
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("The models in force do not fit this release: words_ar.properties, ");
    }

    @Test
    void oneSetOfModelsWaitsAtATime() throws IOException {
        long number = ask(OwnModels.example());
        Map<String, String> other = OwnModels.example();
        other.put("words_fr.properties", other.get("words_fr.properties").replace("Examen", "Contrôle"));
        assertThatThrownBy(() -> ask(other))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessage("It already waits as change " + number + ".");
        confirm("operator", number).with(403);
        assertThat(isInForce("legalReview")).isFalse();
    }

    @Test
    void theStepIsWorkedByPageByTasklistAndReadByApiInTheLanguagesOfItsReaders() throws IOException {
        putInForce(OwnModels.example());
        CaseReference permitted = walk.supported(walk.toTriage(flow.submit("agency.ken")));
        Caller bureau = session("ncb.ken");
        String task = flow.taskId(permitted, REVIEW);
        assertThat(bureau.get("/?q=" + permitted, "Accept-Language", "fr").text())
                .contains("Examiner le plan en droit");
        assertThat(bureau.get("/tasks/" + task, "Accept-Language", "fr")
                        .with(200)
                        .text())
                .contains("Examiner le plan en droit", "Examen juridique", "Permis par le droit du pays")
                .doesNotContain("Review plan legally");
        bureau.sendForm("/tasks/" + task + "/answers", null, "answer.decision=APPROVE");
        assertThat(flow.open(permitted)).contains("Task_DefineScopeQuestion");

        CaseReference objected = walk.supported(walk.toTriage(flow.submit("agency.ken")));
        String second = "/engine-rest/task/" + flow.taskId(objected, REVIEW);
        assertThat(http.get("ncb.ken", second + "/deployed-form").with(200).text())
                .contains("Permitted by the law of the country");
        http.post("ncb.ken", second + "/claim", Map.of("userId", "ncb.ken")).with(204);
        Map<String, Object> answers = Map.of(
                "decision", Map.of("value", "OBJECT"), "objection", Map.of("value", "The law of 1976 forbids it"));
        http.post("ncb.ken", second + "/submit-form", Map.of("variables", answers))
                .with(204);

        assertThat(http.get("ncb.ken", "/api/support-requests/" + objected)
                        .with(200)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("DECLINED");
        assertThat(http.get("ncb.ken", "/api/support-requests/" + objected).text())
                .contains("The law of 1976 forbids it");
        assertThat(bureau.get("/cases/" + objected, "Accept-Language", "ar")
                        .with(200)
                        .text())
                .contains("مراجعة", "The law of 1976 forbids it");
        String ending =
                session("agency.ken").get("/cases/" + objected).with(200).text();
        assertThat(ending.substring(
                        ending.indexOf("panel ending"), ending.indexOf("</section>", ending.indexOf("panel ending"))))
                .contains("Step completed", "Legal review: Not permitted");
        assertThat(ending).doesNotContain("The law of 1976 forbids it");
        assertThat(bureau.get("/diagrams/legalReview.bpmn", "Accept-Language", "fr")
                        .with(200)
                        .text())
                .contains("Examiner le plan en droit");
        assertThat(bureau.get("/diagrams/supportRequest.bpmn").with(200).text()).contains("CallActivity_LegalReview");
    }

    @Test
    void operatorsAskByPageAndApiForTheFolderOfTheirNode() throws IOException {
        String folder = models.read("operator").folder();
        FileSystemUtils.copyRecursively(EXAMPLE, Path.of(folder));
        JsonNode read = basic("operator").get(MODELS).with(200).json();
        assertThat(read.path("findings")).isEmpty();
        assertThat(read.path("files").has("legalReview.bpmn")).isTrue();
        assertThat(basic("operator").post(MODELS + "/release", "{}").with(409).text())
                .contains("in force already");

        session("operator").sendForm("/administration/models", null, "").with(302);
        String page =
                session("operator2").get("/administration/changes").with(200).text();
        assertThat(page).contains("Change models", "legalReview.bpmn", folder);
        long asked = basic("operator")
                .get(CHANGES)
                .json()
                .path("pending")
                .path(0)
                .path("number")
                .asLong();
        confirm("operator2", asked).with(200);
        assertThat(basic("operator").get(MODELS).json().path("inForce").path("subject"))
                .isEqualTo(read.path("digest"));
        assertThat(basic("operator").post(MODELS + "/folder", "{}").with(409).text())
                .contains("in force already");

        Files.delete(Path.of(folder, "words_ar.properties"));
        assertThat(basic("operator").get(MODELS).json().path("findings").toString())
                .contains("words_ar.properties");
        assertThat(basic("operator").post(MODELS + "/folder", "{}").with(400).text())
                .contains("words_ar.properties");
        basic("ncb.ken").get(MODELS).with(403);
        FileSystemUtils.deleteRecursively(Path.of(folder));
        assertThat(basic("operator").post(MODELS + "/folder", "{}").with(400).text())
                .contains("2 MB");
    }

    /** In lists, in the audit and in the log they are names and digests. */
    @Test
    void listsHaveNoFiles() throws IOException {
        long number = ask(OwnModels.example());
        Answer list = basic("operator").get(CHANGES).with(200);
        assertThat(list.text()).contains("legalReviewDecide.form").doesNotContain("{{reference}}");
        confirm("operator2", number).with(200);
    }

    private void putInForce(Map<String, String> files) {
        confirm("operator2", ask(files)).with(200);
    }

    private long ask(Map<String, String> files) {
        return proposals.propose(Proposal.models(files), "operator").number();
    }

    private Answer confirm(String operator, long number) {
        return basic(operator).post(CHANGES + "/" + number + "/confirmation", "{}");
    }

    /** Whether a case that begins now is of a version of the map that was deployed with this diagram. */
    private boolean isInForce(String diagram) {
        String newest = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("supportRequest")
                .latestVersion()
                .singleResult()
                .getDeploymentId();
        return repository
                        .createProcessDefinitionQuery()
                        .deploymentId(newest)
                        .processDefinitionKey(diagram)
                        .count()
                > 0;
    }

    /** The newest first. */
    private List<String> deployments() {
        return repository
                .createDeploymentQuery()
                .deploymentSource(ModelDeployment.SOURCE)
                .orderByDeploymentTime()
                .desc()
                .list()
                .stream()
                .map(Deployment::getId)
                .toList();
    }
}

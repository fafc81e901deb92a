package org.ncbrelay.web.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.security.Caller;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.FlowTestCase;

/** A form that Tasklist is served says what the decision needs, and what it refuses in the reader's words. */
class TasklistContentTest extends FlowTestCase {
    private static final String WEB_APP = "/camunda/api/engine/engine/default";

    @Test
    void aFormSaysWhatItsDecisionNeedsToWhoMayTakeItAndIsNotStoredSo() {
        CaseReference reference = walk.acknowledged(flow.submit("agency.ken"));
        String task = flow.taskId(reference, "Task_DecideDirectContact");
        JsonNode served = form(tasklist("ncbhead.ken"), WEB_APP, task);
        assertThat(served.path("components").path(1).path("text").asText()).contains("Direct contact with INTERPOL");
        JsonNode script = form(basic("ncbhead.ken"), "/engine-rest", task);
        assertThat(script.toString()).doesNotContain("Direct contact with INTERPOL");
        assertThat(form(tasklist("agency.ken"), WEB_APP, task).toString())
                .doesNotContain("Direct contact with INTERPOL");
    }

    @Test
    void aRefusedAnswerNamesItsFieldInTheReadersWords() {
        CaseReference reference = flow.submit("agency.ken");
        String task = flow.taskId(reference, "Task_AcknowledgeRequest");
        Caller bureau = tasklist("ncb.ken");
        Answer refused = bureau.send(
                        "POST",
                        WEB_APP + "/task/" + task + "/submit-form",
                        "{\"variables\":{\"decision\":{\"value\":\"RETURN\"},\"missingPoints\":{\"value\":\"abc\"}}}",
                        "X-XSRF-TOKEN",
                        bureau.cookie("XSRF-TOKEN"),
                        "Accept-Language",
                        "fr")
                .with(400);
        assertThat(refused.field("message")).isEqualTo("Points manquants\u202f: Saisissez au moins 5 caractères");
    }

    private Caller tasklist(String user) {
        Caller caller = session(user);
        caller.get("/camunda/app/tasklist/default/");
        return caller;
    }

    private static JsonNode form(Caller caller, String engine, String task) {
        return caller.get(engine + "/task/" + task + "/deployed-form", "Accept-Language", "en")
                .json();
    }
}

package org.ncbrelay.security.cases;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.security.Caller;
import org.ncbrelay.support.Answer;

/** Who works on a task, through the API, the page of the task and the page of the case. */
class TaskAssignmentTest extends AccessTestCase {
    private CaseReference reference;
    private Task task;

    @BeforeEach
    void claimed() {
        reference = flow.submit("agency.ken");
        task = flow.task(reference, AcknowledgmentProcess.ACKNOWLEDGE);
        basic("ncb.ken")
                .post("/engine-rest/task/" + task.getId() + "/claim", "{\"userId\":\"ncb.ken\"}")
                .with(204);
    }

    @Test
    void theApiReleasesForTheHeadWithAReasonOnly() {
        refused("ncbhead.fra", "{\"action\":\"RELEASE\",\"reason\":\"Ours\"}", 404);
        refused("ncb.ken", "{\"action\":\"RELEASE\",\"reason\":\"Mine\"}", 403);
        assertThat(refused("ncbhead.ken", "{\"action\":\"RELEASE\"}", 400)).contains("reason");
        assertThat(refused("ncbhead.ken", "{\"action\":\"TAKE\",\"reason\":\"x\"}", 400))
                .contains("action");
        refused("ncbhead.ken", "{\"action\":\"ACCEPT\",\"reason\":\"x\"}", 409);
        refused("ncbhead.ken", "{\"action\":\"CLAIM\"}", 409);
        assertThat(assignee(task)).isEqualTo("ncb.ken");

        put("ncbhead.ken", "{\"action\":\"RELEASE\",\"reason\":\"On leave\"}").with(200);
        assertThat(assignee(task)).isNull();
        assertThat(flow.timeline(reference)).endsWith("TASK_RELEASED");
        refused("ncbhead.ken", "{\"action\":\"RELEASE\",\"reason\":\"Again\"}", 409);
        put("ncbhead.ken", "{\"action\":\"CLAIM\"}").with(200);
        assertThat(assignee(task)).isEqualTo("ncbhead.ken");
    }

    @Test
    void thePagesOfCaseAndTaskReleaseForTheHead() {
        Caller head = session("ncbhead.ken");
        Caller officer = session("ncb.ken");
        String form = "action=\"/tasks/" + task.getId() + "/assignment\"";
        assertThat(head.get("/cases/" + reference).text()).contains(form);
        assertThat(officer.get("/cases/" + reference).text()).doesNotContain(form);
        assertThat(officer.get("/tasks/" + task.getId()).text())
                .contains("You have claimed this task.")
                .doesNotContain(form);

        post(head, "+").with(302);
        assertThat(head.get("/tasks/" + task.getId(), "Accept-Language", "fr").text())
                .contains("role=\"alert\"");
        assertThat(assignee(task)).isEqualTo("ncb.ken");
        post(head, "On+leave").with(302);
        assertThat(assignee(task)).isNull();
        head.get("/tasks/" + task.getId(), "Accept-Language", "ar").with(200);
    }

    private Answer post(Caller caller, String reason) {
        return caller.sendForm("/tasks/" + task.getId() + "/assignment", null, "action=RELEASE&reason=" + reason);
    }

    private String refused(String user, String body, int status) {
        return put(user, body).with(status).text();
    }

    private Answer put(String user, String body) {
        return basic(user).put("/api/tasks/" + task.getId() + "/assignment", body);
    }
}

package org.ncbrelay.security.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.security.Caller;

/** Who works on a task, through the API, the page of the task and the page of the case. */
class TaskAssignmentTest extends AccessTestCase {
    private CaseReference reference;
    private Task task;

    @BeforeEach
    void claimed() {
        reference = flow.submit("agency.ken");
        task = flow.task(reference, AcknowledgmentProcess.ACKNOWLEDGE);
        assertThat(basic("ncb.ken")
                        .post("/engine-rest/task/" + task.getId() + "/claim", "{\"userId\":\"ncb.ken\"}")
                        .statusCode())
                .isEqualTo(204);
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

        HttpResponse<String> released = put("ncbhead.ken", "{\"action\":\"RELEASE\",\"reason\":\"On leave\"}");
        assertThat(released.statusCode()).as(released.body()).isEqualTo(200);
        assertThat(assignee(task)).isNull();
        assertThat(flow.timeline(reference)).endsWith("TASK_RELEASED");
        refused("ncbhead.ken", "{\"action\":\"RELEASE\",\"reason\":\"Again\"}", 409);
        assertThat(put("ncbhead.ken", "{\"action\":\"CLAIM\"}").statusCode()).isEqualTo(200);
        assertThat(assignee(task)).isEqualTo("ncbhead.ken");
    }

    @Test
    void thePagesOfCaseAndTaskReleaseForTheHead() {
        Caller head = session("ncbhead.ken");
        Caller officer = session("ncb.ken");
        String form = "action=\"/tasks/" + task.getId() + "/assignment\"";
        assertThat(head.get("/cases/" + reference).body()).contains(form);
        assertThat(officer.get("/cases/" + reference).body()).doesNotContain(form);
        assertThat(officer.get("/tasks/" + task.getId()).body())
                .contains("You have claimed this task.")
                .doesNotContain(form);

        assertThat(post(head, "+").statusCode()).isEqualTo(302);
        assertThat(head.get("/tasks/" + task.getId(), "Accept-Language", "fr").body())
                .contains("role=\"alert\"");
        assertThat(assignee(task)).isEqualTo("ncb.ken");
        assertThat(post(head, "On+leave").statusCode()).isEqualTo(302);
        assertThat(assignee(task)).isNull();
        assertThat(head.get("/tasks/" + task.getId(), "Accept-Language", "ar").statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> post(Caller caller, String reason) {
        return caller.sendForm("/tasks/" + task.getId() + "/assignment", null, "action=RELEASE&reason=" + reason);
    }

    private String refused(String user, String body, int status) {
        HttpResponse<String> answer = put(user, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    private HttpResponse<String> put(String user, String body) {
        return basic(user)
                .send("PUT", "/api/tasks/" + task.getId() + "/assignment", body, "Content-Type", "application/json");
    }
}

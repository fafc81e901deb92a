package org.ncbrelay.flow.support.mentoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.config.demo.FormFiller;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.support.FlowTestCase;

class MentoringFlowTest extends FlowTestCase {
    @Test
    void theAnalystIsAPersonOfTheTeamToWhomTheNextTasksAreAssigned() {
        CaseReference reference = capability.inSupport(Capability.MENTORING);
        String task = "/engine-rest/task/" + flow.taskId(reference, "Task_AssignAnalyst");
        JsonNode analysts =
                http.get("lead", task + "/deployed-form").with(200).json().findPath("values");
        assertThat(analysts.findValuesAsText("value")).containsExactly("analyst", "analyst2");
        assertThat(analysts.findValuesAsText("label")).containsExactly("INTERPOL Analyst One", "INTERPOL Analyst Two");
        for (String refused : List.of("INTERPOL Analyst Two", "lead", "ncb.ken"))
            assertThat(http.post("lead", task + "/submit-form", FormFiller.submission(Map.of("analyst", refused)))
                            .with(400)
                            .text())
                    .as(refused)
                    .contains("\"field\":\"analyst\"", "analyst2");
        http.post("lead", task + "/submit-form", FormFiller.submission(Map.of("analyst", "analyst2")))
                .with(204);

        assertThat(flow.task(reference, "Task_ProposeMentoringPlan").getAssignee())
                .isEqualTo("analyst2");
        assertThat(flow.one("SELECT answers ->> 'analyst' FROM step_record WHERE reference = ?", reference))
                .isEqualTo("INTERPOL Analyst Two");
        flow.work(
                reference,
                "analyst2",
                "Task_ProposeMentoringPlan",
                Map.of("aims", "Trace wallets", "schedule", "Two sessions in October"));
        flow.decide(reference, "agency.ken", "Task_AgreeMentoringPlan", "ACCEPT");
        assertThat(flow.task(flow.passedOn(reference), "Task_HoldSession").getAssignee())
                .isEqualTo("analyst2");
    }
}

package org.ncbrelay.flow.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.SupportCatalogue;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.walks.CapabilityWalk;
import org.ncbrelay.support.walks.ScriptedRun;
import org.springframework.beans.factory.annotation.Autowired;

class ScriptedSupportTest extends FlowTestCase {
    private static final Map<String, Map<String, Object>> REFUSED_NOTICE =
            Map.of("Task_ReviewNotice", Map.of("decision", "REFUSE", "reason", "Not compliant"));

    /** One is refused, one withdrawn, the rest delivered; closing waits for all. */
    @Test
    void everyKindOfSupportAtOnce(@Autowired ScriptedRun script, @Autowired SupportCatalogue catalogue) {
        Map<String, Object> body = Flowchart.sample();
        Capability[] offered =
                Arrays.stream(Capability.values()).filter(catalogue::offers).toArray(Capability[]::new);
        CapabilityWalk.ask(body, offered);
        CaseReference reference = script.submit("agency.ken", body);

        script.run(reference, REFUSED_NOTICE, Set.of("Task_JudgeAims", "Task_RateExpert"));
        assertThat(flow.open(reference))
                .contains("Task_JudgeAims", "Task_RateExpert")
                .doesNotContain("Task_ConfirmReceipt");
        assertThat(http.post(
                                "agency.ken",
                                "/api/support-requests/" + reference + "/capabilities/MENTORING/withdrawal",
                                Map.of("reason", "The unit was closed"))
                        .status())
                .isEqualTo(200);
        assertThat(flow.open(reference)).doesNotContain("Task_ConfirmReceipt");
        script.run(reference, Map.of(), Set.of());

        JsonNode file = script.read("agency.ken", "/api/support-requests/" + reference);
        assertThat(file.path("status").asText()).isEqualTo("CLOSED");
        assertThat(file.path("steps"))
                .anyMatch(step -> step.path("node").asText().equals("Task_EvaluateTraining")
                        && step.path("answers").path("scoreAfter").isNumber());
        Map<String, String> statuses = statuses(file);
        assertThat(statuses)
                .hasSize(offered.length)
                .containsEntry("NOTICE", "REFUSED")
                .containsEntry("MENTORING", "WITHDRAWN");
        statuses.keySet().removeAll(Set.of("NOTICE", "MENTORING"));
        assertThat(statuses.values()).containsOnly("DELIVERED");
        assertThat(script.read("agency.ken", "/api/support-requests/" + reference + "/timeline")
                        .path("events"))
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.path("actor").asText()).isNotBlank());
    }

    private static Map<String, String> statuses(JsonNode file) {
        Map<String, String> statuses = new HashMap<>();
        file.path("capabilities")
                .forEach(progress -> statuses.put(
                        progress.path("capability").asText(),
                        progress.path("status").asText()));
        return statuses;
    }
}

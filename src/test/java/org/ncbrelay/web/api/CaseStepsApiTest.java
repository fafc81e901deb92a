package org.ncbrelay.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.FlowTestCase;

/** Hits, preservation requests and deployments through the API. */
class CaseStepsApiTest extends FlowTestCase {
    @Test
    void aCountryLearnsOfAHitAndMayAsk() {
        String tracking = "BPX" + UUID.randomUUID();
        CaseReference french = flow.submit("agency.fra", body -> shipped(body, tracking));
        CaseReference kenyan = flow.submit("agency.ken", body -> shipped(body, tracking.toLowerCase(Locale.ROOT)));
        walk.toTriage(french);
        walk.toTriage(kenyan);
        String hits = path(kenyan) + "/hits";

        JsonNode told = http.get("ncb.ken", hits).with(200).json();
        assertThat(told.path("count").asInt()).isEqualTo(told.path("items").size());
        JsonNode hit = shipment(told);
        assertThat(hit.path("reference").isNull()).isTrue();
        assertThat(hit.path("country").isNull()).isTrue();
        JsonNode known = shipment(http.get("analyst", hits).with(200).json());
        assertThat(known.path("reference").asText()).isEqualTo(french.value());

        String question = hits + "/" + hit.path("id").asText() + "/question";
        Map<String, String> body = Map.of("question", "Who is it?");
        http.post("ncb.ken", question, "{}").with(400);
        http.post("ncb.fra", question, body).with(404);
        Answer asked = http.post("ncb.ken", question, body).with(201);
        assertThat(asked.field("question")).isEqualTo("ASKED");
        assertThat(asked.text()).doesNotContain("FRA");
        http.post("ncb.ken", question, body).with(409);
        http.post("ncb.ken", hits + "/nonsense/question", body).with(404);
    }

    @Test
    void preservationRequestsStandOnTheCase() {
        String path = path(flow.submit("agency.ken")) + "/preservation";

        JsonNode request =
                http.get("agency.ken", path).with(200).json().path("items").path(0);
        assertThat(request.path("provider").asText()).isEqualTo("Savanna Market");
        assertThat(request.path("state").asText()).isEqualTo("RUNNING");
        http.get("agency.fra", path).with(404);
    }

    private static void shipped(Map<String, Object> body, String tracking) {
        body.put("shipments", List.of(Map.of("carrier", "Blue Parcel Example", "trackingNumber", tracking)));
        body.put("countriesInvolved", List.of("SGP"));
        body.put("questions", List.of());
    }

    private static JsonNode shipment(JsonNode hits) {
        for (JsonNode hit : hits.path("items")) if (hit.path("kind").asText().equals("SHIPMENT")) return hit;
        throw new AssertionError("no hit on the shipment: " + hits);
    }

    private static String path(CaseReference reference) {
        return "/api/support-requests/" + reference;
    }

    @Test
    void aMissionIsExtendedAndEnded() {
        CaseReference reference = mission.asked("IST_DEPLOYMENT");
        mission.deployed(reference, 18);
        assertThat(mission(reference, "extension", "lead", "{\"days\": 1.5}")
                        .with(400)
                        .badFields())
                .containsExactly("days", "reason");
        assertThat(mission(reference, "extension", "lead", "{\"days\": 2, \"reason\": \"More phones\"}")
                        .with(200)
                        .text())
                .contains("\"workingDays\":20");
        assertThat(mission(reference, "end", "ncbhead.ken", "{\"reason\": \"The hearing was moved\"}")
                        .with(200)
                        .text())
                .contains("CONSENT_WITHDRAWN");
    }

    private Answer mission(CaseReference reference, String act, String user, String body) {
        return http.post(user, path(reference) + "/deployment/" + act, body);
    }
}

package org.ncbrelay.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.Walk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Hits and preservation requests through the API. */
@FlowTest
class CaseTracesApiTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Flowchart flow;
    private final Walk walk;

    @LocalServerPort
    private int port;

    @Autowired
    CaseTracesApiTest(Flowchart flow, Walk walk) {
        this.flow = flow;
        this.walk = walk;
    }

    @Test
    void aCountryLearnsOfAHitAndMayAsk() throws Exception {
        String tracking = "BPX" + UUID.randomUUID();
        CaseReference french = flow.submit("agency.fra", body -> shipped(body, tracking));
        CaseReference kenyan = flow.submit("agency.ken", body -> shipped(body, tracking.toLowerCase(Locale.ROOT)));
        walk.toTriage(french);
        walk.toTriage(kenyan);
        String hits = path(kenyan) + "/hits";

        JsonNode told = json(call("ncb.ken", "GET", hits, null));
        assertThat(told.path("count").asInt()).isEqualTo(told.path("items").size());
        JsonNode hit = shipment(told);
        assertThat(hit.path("reference").isNull()).isTrue();
        assertThat(hit.path("country").isNull()).isTrue();
        assertThat(shipment(json(call("analyst", "GET", hits, null)))
                        .path("reference")
                        .asText())
                .isEqualTo(french.value());

        String question = hits + "/" + hit.path("id").asText() + "/question";
        assertThat(call("ncb.ken", "POST", question, "{}").statusCode()).isEqualTo(400);
        assertThat(call("ncb.fra", "POST", question, "{\"question\":\"Who is it?\"}")
                        .statusCode())
                .isEqualTo(404);
        HttpResponse<String> asked = call("ncb.ken", "POST", question, "{\"question\":\"Who is it?\"}");
        assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
        assertThat(json(asked).path("question").asText()).isEqualTo("ASKED");
        assertThat(asked.body()).doesNotContain("FRA");
        assertThat(call("ncb.ken", "POST", question, "{\"question\":\"Who is it?\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(call("ncb.ken", "POST", hits + "/nonsense/question", "{\"question\":\"Who is it?\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void preservationRequestsStandOnTheCase() throws Exception {
        String path = path(walk.acknowledged(flow.submit("agency.ken"))) + "/preservation";

        JsonNode request =
                json(call("agency.ken", "GET", path, null)).path("items").path(0);

        assertThat(request.path("provider").asText()).isEqualTo("Savanna Market");
        assertThat(request.path("state").asText()).isEqualTo("WATCHED");
        assertThat(call("agency.fra", "GET", path, null).statusCode()).isEqualTo(404);
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

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return new ObjectMapper().readTree(answer.body());
    }

    private HttpResponse<String> call(String user, String method, String path, String body) throws Exception {
        String login = Base64.getEncoder().encodeToString((user + ":wildlife-demo").getBytes(StandardCharsets.UTF_8));
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Basic " + login)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}

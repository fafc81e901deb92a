package org.ncbrelay.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.flow.support.sharing.SharingProcess;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FromOutside;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.Staff;
import org.springframework.beans.factory.annotation.Autowired;

/** Direction 2 in a real browser: one report from outside, three countries, of which a source restricts one. */
@FromOutside
class TasklistIntelligenceTest {
    private static final String START = "/engine-rest/process-definition/key/intelligence/deployed-start-form";
    private static final List<String> EVERYBODY =
            List.of("analyst", "lead", "agency.ken", "agency.fra", "agency.sgp", "ncb.ken", "ncb.fra", "ncb.sgp");

    private final Caller http;
    private final LocalDate today;
    private final Map<String, TasklistDesk> desks = new HashMap<>();

    @Autowired
    TasklistIntelligenceTest(Caller http, Clock clock) {
        this.http = http;
        this.today = LocalDate.now(clock);
    }

    @AfterEach
    void leave() {
        desks.values().forEach(TasklistDesk::leave);
    }

    @Test
    void materialFromOutsideReachesTwoCountriesThroughTheirChannelsAndNeverTheThird() {
        String asked = caseWithDirectContact();
        desk("analyst")
                .start(
                        "Intelligence to member countries (direction 2)",
                        http.get("analyst", START).with(200).json(),
                        report(asked));
        String reference = http.get("analyst", "/api/intelligence")
                .with(200)
                .json()
                .path("items")
                .path(0)
                .path("reference")
                .asText();

        assertThat(workToTheEnd(reference))
                .containsExactlyInAnyOrder(
                        "analyst: Grade external material",
                        "lead: Release intelligence",
                        "ncb.fra: Identify national unit",
                        "agency.ken: Acknowledge intelligence",
                        "agency.ken: Report action",
                        "ncb.ken: Decide unit contact",
                        "agency.fra: Acknowledge intelligence",
                        "agency.fra: Report action",
                        "ncb.fra: Decide unit contact");

        JsonNode view =
                http.get("analyst", "/api/intelligence/" + reference).with(200).json();
        assertThat(view.path("status").asText()).isEqualTo("DISSEMINATED");
        assertThat(view.path("leftOut").toString()).isEqualTo("[\"SGP\"]");
        assertThat(view.path("dispatches")).hasSize(2);
        assertThat(dispatch(view, "KEN").path("channel").asText()).isEqualTo("DIRECT");
        assertThat(dispatch(view, "KEN").path("ncbCopied").asBoolean()).isTrue();
        assertThat(dispatch(view, "FRA").path("channel").asText()).isEqualTo("VIA_NCB");
        assertThat(dispatch(view, "FRA").path("unitNamedBy").asText()).isEqualTo("ncb.fra");
        http.get("ncb.sgp", "/api/intelligence/" + reference).with(404);
        desk("agency.ken").readIntelligence(reference, Caveat.TEXT);
        desk("analyst").readIntelligence(reference, Caveat.TEXT);
    }

    /** Without a case whose agency is authorized, nothing would go to Kenya directly. */
    private String caseWithDirectContact() {
        String reference = http.post("agency.ken", "/api/support-requests", Samples.bytes("ivory-marketplace"))
                .with(201)
                .json()
                .path("reference")
                .asText();
        new Staff(http, today, reference).until(SharingProcess.SCOPE);
        return reference;
    }

    /** What the start form's first choices would not say. */
    private static Map<String, Object> report(String asked) {
        Map<String, Object> report = new HashMap<>();
        report.put("title", "Three sellers who share one wallet");
        report.put("countries", "KEN, FRA, SGP");
        report.put("sourceKind", "EXTERNAL");
        report.put("sourceName", "A wildlife trust");
        report.put("restrictedCountries", "SGP");
        report.put("confidentiality", "RESTRICTED");
        report.put("tlp", "AMBER");
        report.put("relatedReference", asked);
        return report;
    }

    private List<String> workToTheEnd(String reference) {
        List<String> worked = new ArrayList<>();
        Staff staff = new Staff(http, today, reference, EVERYBODY);
        while (!isDisseminated(reference)) {
            Staff.Open turn = await().atMost(Duration.ofMinutes(3))
                    .until(staff::next, next -> next != null || isDisseminated(reference));
            if (turn == null) continue;
            JsonNode form = http.get(turn.user(), "/engine-rest/task/" + turn.taskId() + "/deployed-form")
                    .with(200)
                    .json();
            desk(turn.user()).work(reference, turn.name(), form, Caveat.TEXT);
            worked.add(turn.user() + ": " + turn.name());
        }
        return worked;
    }

    private boolean isDisseminated(String reference) {
        return http.get("analyst", "/api/intelligence/" + reference)
                .with(200)
                .json()
                .path("status")
                .asText()
                .equals("DISSEMINATED");
    }

    private static JsonNode dispatch(JsonNode view, String country) {
        for (JsonNode dispatch : view.path("dispatches"))
            if (dispatch.path("country").asText().equals(country)) return dispatch;
        throw new AssertionError("no dispatch to " + country + " in " + view);
    }

    private TasklistDesk desk(String user) {
        return desks.computeIfAbsent(user, name -> TasklistDesk.of(http.address(), name, today));
    }
}

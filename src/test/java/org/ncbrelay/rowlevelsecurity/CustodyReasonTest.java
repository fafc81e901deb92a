package org.ncbrelay.rowlevelsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.RelayTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Why somebody takes an original into their hands is content: it travels in a body, never in an address that logs keep. */
@RelayTest
class CustodyReasonTest {
    private static final byte[] FILE = "Seen at the market.".getBytes(StandardCharsets.UTF_8);
    private static final String WHY = "Compare the seller with case 17, ¿quién?";

    private final Caller http;
    private String evidence;
    private String original;

    CustodyReasonTest(@LocalServerPort int port) {
        this.http = new Caller("http://localhost:" + port);
    }

    @BeforeEach
    void receive() {
        evidence = "/api/support-requests/" + http.submitSample("agency.ken") + "/evidence";
        original = http.upload("agency.ken", evidence, "note.txt", FILE, Map.of("description", "A note"))
                .header("Location");
    }

    @Test
    void aReasonInAnAddressIsRefusedByName() {
        for (String address : List.of(evidence, original, original + "/custody"))
            for (String query : List.of("?reason=Compare%20the%20seller", "?reason=", "?x=1&reason=a&reason=b")) {
                Answer refused = http.get("analyst", address + query);
                assertThat(refused.with(400).badFields()).containsExactly("reason");
                assertThat(refused.text()).doesNotContain("Compare");
            }
        assertThat(custody().findValuesAsText("act")).containsExactly("RECEIVED", "VIEWED");
    }

    @Test
    void whoSendsABodySaysWhy() {
        for (Map<String, Object> body : List.of(
                Map.<String, Object>of(),
                Map.<String, Object>of("reason", " "),
                Map.<String, Object>of("reason", 7),
                Map.<String, Object>of("reason", "x".repeat(2001)))) {
            Answer refused = http.post("analyst", original, body);
            assertThat(refused.with(400).badFields()).containsExactly("reason");
        }
        assertThat(http.post("analyst", original, Map.of("reason", WHY, "other", "x"))
                        .badFields())
                .containsExactly("other");
        assertThat(custody().findValuesAsText("act")).containsExactly("RECEIVED", "VIEWED");
    }

    private JsonNode custody() {
        return http.get("lead", original + "/custody").json().path("items");
    }
}

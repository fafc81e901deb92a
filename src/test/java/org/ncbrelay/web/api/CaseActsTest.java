package org.ncbrelay.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.flow.recording.RecordingProcess;
import org.ncbrelay.flow.triage.TriageProcess;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.Samples;
import org.ncbrelay.support.Staff;
import org.ncbrelay.support.WholeTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What can happen to a case at any moment, over the API. */
@WholeTest
class CaseActsTest {
    private final Caller http;
    private final Clock clock;

    @Autowired
    CaseActsTest(Caller http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Test
    void messagesWaitForTheOpenChannelAndAreCopiedToTheBureau() {
        String path = submit();
        send(path, "agency.ken", "Too early").with(409);
        http.post("agency.ken", path + "/messages", Map.of("to", "NCB", "text", "To our own bureau"))
                .with(201);

        staff(path).until(TriageProcess.ASSESS);
        assertThat(send(path, "agency.ken", "Now it is open").with(201).field("id"))
                .isNotBlank();
        send(path, "analyst", "Welcome").with(201);
        JsonNode items =
                http.get("ncb.ken", path + "/messages").with(200).json().path("items");
        assertThat(items).hasSize(3);
        assertThat(items.path(1).path("ncbCopied").asBoolean()).isTrue();
        assertThat(items.path(2).path("to").asText()).isEqualTo("AGENCY");
        assertThat(items.path(2).path("ncbCopied").asBoolean()).isTrue();
        assertThat(http.post("agency.ken", path + "/messages", Map.of("to", "MOON", "text", ""))
                        .with(400)
                        .badFields())
                .containsExactly("to", "text");
    }

    @Test
    void aWithdrawnCaseEndsCleanly() {
        String path = submit();
        staff(path).until(RecordingProcess.CHECK);
        assertThat(http.post("agency.ken", path + "/withdrawal", "{}").with(400).badFields())
                .containsExactly("reason");
        http.post("gs", path + "/withdrawal", Map.of("reason", "Not ours to withdraw"))
                .with(403);
        Answer withdrawn = http.post("agency.ken", path + "/withdrawal", Map.of("reason", "Solved at home"));
        assertThat(withdrawn.with(200).field("status")).isEqualTo("WITHDRAWN");
        String reference = withdrawn.field("reference");
        for (String user : staff(path).users())
            assertThat(http.get(user, "/engine-rest/task?processInstanceBusinessKey=" + reference)
                            .with(200)
                            .json())
                    .isEmpty();
        http.post("agency.ken", path + "/withdrawal", Map.of("reason", "Once more"))
                .with(409);
    }

    @Test
    void aSuspendedAuthorizationResumesAndARevokedOneDoesNot() {
        String path = submit();
        staff(path).until(TriageProcess.ASSESS);
        change(path, "ncb.ken", "SUSPEND").with(403);
        change(path, "ncbhead.ken", "RESUME").with(409);
        assertThat(change(path, "ncbhead.ken", "SUSPEND").with(200).field("state"))
                .isEqualTo("SUSPENDED");
        send(path, "agency.ken", "Not while suspended").with(409);
        assertThat(change(path, "ncbhead.ken", "RESUME").with(200).field("state"))
                .isEqualTo("LIVE");
        send(path, "agency.ken", "Open again").with(201);
        assertThat(change(path, "ncbhead.ken", "REVOKE").with(200).field("state"))
                .isEqualTo("REVOKED");
        change(path, "ncbhead.ken", "RESUME").with(409);
        assertThat(http.put("ncbhead.ken", path + "/authorization", Map.of("action", "GRANT"))
                        .with(400)
                        .badFields())
                .containsExactly("action", "reason");
    }

    private String submit() {
        Answer submitted = http.post("agency.ken", "/api/support-requests", Samples.forSharing())
                .with(201);
        return "/api/support-requests/" + submitted.field("reference");
    }

    private Staff staff(String path) {
        return new Staff(http, LocalDate.now(clock), path.substring(path.lastIndexOf('/') + 1));
    }

    private Answer send(String path, String user, String text) {
        return http.post(user, path + "/messages", Map.of("text", text));
    }

    private Answer change(String path, String user, String action) {
        return http.put(user, path + "/authorization", Map.of("action", action, "reason", "A reason for the record"));
    }
}

package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.recording.RecordingProcess;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.walks.Relational;
import org.springframework.beans.factory.annotation.Autowired;

/** V12: an organisation sees the cases of its own country, and others only by a grant that names it (our default). */
class V12OnlyOwnCountryTest extends FlowTestCase {
    @Autowired
    private Caller http;

    @Autowired
    private Relational database;

    @Test
    void aForeignCaseDoesNotExist() {
        CaseReference reference = flow.submit("agency.ken");
        CaseReference unknown = new CaseReference("KEN-2026-999999");

        for (String foreigner : List.of("agency.fra", "ncb.fra", "ncbhead.idn")) {
            for (String part : List.of("", "/timeline", "/messages")) {
                Answer foreign = http.get(foreigner, "/api/support-requests/" + reference + part);
                Answer none = http.get(foreigner, "/api/support-requests/" + unknown + part);
                assertThat(foreign.status()).isEqualTo(none.status()).isEqualTo(404);
                assertThat(foreign.json().path("detail")).isEqualTo(none.json().path("detail"));
            }
            assertThat(http.get(foreigner, "/api/support-requests?q=" + reference)
                            .json()
                            .path("total")
                            .asInt())
                    .isZero();
        }
    }

    @Test
    void aForeignerCannotActOnIt() {
        CaseReference reference = walk.granted(walk.acknowledged(flow.submit("agency.ken")));
        String path = "/api/support-requests/" + reference;

        http.post("agency.fra", path + "/withdrawal", Map.of("reason", "Not mine"))
                .with(404);
        http.post("ncb.fra", path + "/messages", Map.of("text", "Hello")).with(404);
        http.put("ncbhead.fra", path + "/authorization", Map.of("action", "REVOKE", "reason", "x"))
                .with(404);
        assertThat(http.get("ncb.fra", "/engine-rest/task?processInstanceBusinessKey=" + reference)
                        .json())
                .isEmpty();
        String task = flow.task(reference, RecordingProcess.CHECK).getId();
        http.post("ncb.fra", "/engine-rest/task/" + task + "/claim", Map.of("userId", "ncb.fra"))
                .with(404);
        assertThat(flow.status(reference)).isEqualTo("ACKNOWLEDGED");
    }

    @Test
    void nobodyOpensACaseOfAnotherCountryToThemselves() {
        CaseReference reference = flow.submit("agency.ken");

        assertThatThrownBy(() -> database.as(
                        "FRA",
                        "INSERT INTO case_access (reference, organisation, owner, basis, granted_by, granted_at)"
                                + " VALUES (?, 'FRA', 'KEN', 'INVITATION', 'ncb.fra', now())",
                        reference.value()))
                .hasStackTraceContaining("row-level security");
    }
}

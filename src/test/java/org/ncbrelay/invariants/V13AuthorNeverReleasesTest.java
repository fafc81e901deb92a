package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.flow.intelligence.RegisterIntelligence;
import org.ncbrelay.flow.release.ReleaseIntelligence;
import org.ncbrelay.support.Desk;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.springframework.beans.factory.annotation.Autowired;

/** V13: author ≠ releaser, at the task, in the use case and in the database. */
@FlowTest
class V13AuthorNeverReleasesTest {
    private final Flowchart flow;
    private final Desk desk;
    private final RegisterIntelligence register;
    private final ReleaseIntelligence release;

    @Autowired
    V13AuthorNeverReleasesTest(Flowchart flow, Desk desk, RegisterIntelligence register, ReleaseIntelligence release) {
        this.flow = flow;
        this.desk = desk;
        this.register = register;
        this.release = release;
    }

    @Test
    void aLeadCannotReleaseWhatTheyRegistered() {
        CaseReference reference = byLead();

        assertThatThrownBy(
                        () -> flow.work(reference, "lead", "Task_ReleaseIntelligence", Map.of("decision", "RELEASE")))
                .hasMessageContaining("own work");
        assertThatThrownBy(() -> desk.as("lead", () -> release.decide(reference, true, null, desk.officer("lead"))))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(flow.all("SELECT released::text FROM intelligence_release WHERE reference = ?", reference))
                .isEmpty();
        assertThat(flow.open(reference)).containsExactly("Task_ReleaseIntelligence");
    }

    private CaseReference byLead() {
        Map<String, Object> body = new HashMap<>();
        body.put("title", "Sellers of ivory");
        body.put("summary", "Three accounts are linked by one wallet.");
        body.put("countries", List.of("FRA"));
        body.put("source", Map.of("kind", "INTERPOL", "name", "INTERPOL"));
        body.put("grading", Map.of("source", "B", "information", "2"));
        body.put("handling", Map.of("confidentiality", "RESTRICTED"));
        return desk.as(
                "lead", () -> register.register(body, desk.officer("lead")).reference());
    }
}

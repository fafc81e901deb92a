package org.ncbrelay.flow.acknowledgment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

/** A request that the NCB itself filed comes back to the NCB for correction, and whoever corrects it does not decide on it. */
class NcbCorrectionFlowTest extends FlowTestCase {
    private static final Map<String, Object> RETURN = Map.of("decision", "RETURN", "missingPoints", "The accounts");
    private static final Map<String, Object> CORRECTED = Map.of("correction", "They are named now");

    @Autowired
    private CorrectRequest correct;

    @Test
    void itIsForTheNcbAloneInTasklist() {
        CaseReference reference = returned("ncb.ken", "ncbhead.ken");

        assertThat(groups(reference)).containsExactlyInAnyOrder("ncb-officers", "ncb-heads");
        assertThatThrownBy(() -> flow.work(reference, "agency.ken", AcknowledgmentProcess.CORRECT, CORRECTED))
                .hasMessageContaining("another role");
        flow.work(reference, "ncb.ken", AcknowledgmentProcess.CORRECT, CORRECTED);
        flow.decide(reference, "ncbhead.ken", AcknowledgmentProcess.ACKNOWLEDGE, "ACKNOWLEDGE");
        assertThat(flow.status(reference)).isEqualTo("ACKNOWLEDGED");
    }

    @Test
    void theRequestOfAnAgencyStaysTheAgencys() {
        CaseReference reference = returned("agency.ken", "ncb.ken");

        assertThat(groups(reference)).containsExactly("agency-officers");
        assertThatThrownBy(() -> desk.as("ncb.ken", () -> correct.begin(reference, desk.officer("ncb.ken"))))
                .isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void theRequestPageCorrectsItForTheNcb() {
        CaseReference reference = returned("ncb.ken", "ncbhead.ken");
        assertThatThrownBy(() -> desk.as("agency.ken", () -> correct.begin(reference, desk.officer("agency.ken"))))
                .isInstanceOf(Refusal.Forbidden.class);

        desk.as("ncb.ken", () -> {
            UUID draft = correct.begin(reference, desk.officer("ncb.ken"));
            correct.file(draft, "They are named now", desk.officer("ncb.ken"));
        });

        assertThat(flow.status(reference)).isEqualTo("SUBMITTED");
        assertThat(flow.open(reference)).contains(AcknowledgmentProcess.ACKNOWLEDGE);
    }

    @Test
    void whoCorrectedItDoesNotDecideOnIt() {
        String third = bureau.employs("third", "KEN", "ncb-officers");
        CaseReference reference = returned("ncb.ken", "ncbhead.ken");
        flow.work(reference, third, AcknowledgmentProcess.CORRECT, CORRECTED);

        Task acknowledge = flow.task(reference, AcknowledgmentProcess.ACKNOWLEDGE);
        assertThatThrownBy(() -> desk.as(third, () -> tasks.claim(acknowledge.getId(), third)))
                .hasMessageContaining("own work");
        assertThatThrownBy(() -> administration.update(
                        "INSERT INTO acknowledgment (reference, outcome, decided_by, decided_at) VALUES (?, 'ACKNOWLEDGED', ?, now())",
                        reference.value(),
                        third))
                .hasMessageContaining("cannot be decided by its author");
        flow.decide(reference, "ncbhead.ken", AcknowledgmentProcess.ACKNOWLEDGE, "ACKNOWLEDGE");
    }

    @Test
    void theLastWhoCouldAcknowledgeItIsWarnedBeforeCorrectingIt() {
        CaseReference reference = returned("ncb.ken", "ncbhead.ken");
        Task task = flow.task(reference, AcknowledgmentProcess.CORRECT);

        assertThatThrownBy(() -> desk.as("ncbhead.ken", () -> tasks.claim(task.getId(), "ncbhead.ken")))
                .hasMessageContaining("nobody is left for \"Acknowledge request\"");
    }

    private CaseReference returned(String author, String by) {
        CaseReference reference = flow.submit(author);
        flow.work(reference, by, AcknowledgmentProcess.ACKNOWLEDGE, RETURN);
        return reference;
    }

    private List<String> groups(CaseReference reference) {
        return tasks
                .getIdentityLinksForTask(
                        flow.task(reference, AcknowledgmentProcess.CORRECT).getId())
                .stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }
}

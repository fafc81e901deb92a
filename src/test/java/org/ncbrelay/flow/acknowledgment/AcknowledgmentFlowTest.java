package org.ncbrelay.flow.acknowledgment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.support.walks.FlowAssert.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

class AcknowledgmentFlowTest extends FlowTestCase {
    private static final Map<String, Object> CORRECTED = Map.of("correction", "They are named now");

    @Autowired
    private CorrectRequest correct;

    private CaseReference reference;
    private ProcessInstance step;

    @BeforeEach
    void submit() {
        reference = flow.submit("agency.ken");
        step = flow.running(reference, AcknowledgmentProcess.KEY);
    }

    @Test
    void theNcbAloneCorrectsItsOwnRequest() {
        returnedToItsBureau();

        assertThat(correctors()).containsExactlyInAnyOrder("ncb-officers", "ncb-heads");
        assertThatThrownBy(() -> flow.work(reference, "agency.ken", AcknowledgmentProcess.CORRECT, CORRECTED))
                .hasMessageContaining("sees 0 tasks");
        flow.work(reference, "ncb.ken", AcknowledgmentProcess.CORRECT, CORRECTED);
        flow.decide(reference, "ncbhead.ken", AcknowledgmentProcess.ACKNOWLEDGE, "ACKNOWLEDGE");
        assertThat(flow.status(reference)).isEqualTo("ACKNOWLEDGED");
    }

    @Test
    void theAgencyAloneCorrectsItsRequestOnceItIsReturned() {
        assertThatThrownBy(() -> desk.as("agency.ken", () -> correct.begin(reference, desk.officer("agency.ken"))))
                .isInstanceOf(Refusal.Conflict.class);
        walk.returned(reference);
        assertThat(correctors()).containsExactly("agency-officers");
        assertThatThrownBy(() -> desk.as("ncb.ken", () -> correct.begin(reference, desk.officer("ncb.ken"))))
                .isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void theRequestPageCorrectsTheRequestOfAnNcb() {
        returnedToItsBureau();
        assertThatThrownBy(() -> desk.as("agency.ken", () -> correct.begin(reference, desk.officer("agency.ken"))))
                .isInstanceOf(Refusal.NotFound.class);

        desk.as("ncb.ken", () -> {
            UUID draft = correct.begin(reference, desk.officer("ncb.ken"));
            String code =
                    "UPDATE request_draft SET content = jsonb_set(content, '{agency,code}', ?::jsonb) WHERE id = ?";
            administration.update(code, "\"KEN-WCIU\"", draft);
            assertThatThrownBy(() -> correct.file(draft, "For an agency", desk.officer("ncb.ken")))
                    .hasMessageContaining("agency.code");
            administration.update(code, "null", draft);
            correct.file(draft, "They are named now", desk.officer("ncb.ken"));
        });

        assertThat(flow.status(reference)).isEqualTo("SUBMITTED");
        assertThat(flow.open(reference)).contains(AcknowledgmentProcess.ACKNOWLEDGE);
    }

    /** Two of a bureau begin a correction; one files it, and the request is returned again. */
    @Test
    void aDraftOfAnEarlierRoundDoesNotReplaceWhatAColleagueFiled() {
        String third = bureau.employs("third", "KEN", "ncb-officers");
        returnedToItsBureau();
        flow.advance(Duration.ofMinutes(1));
        UUID old = desk.as(third, () -> correct.begin(reference, desk.officer(third)));
        desk.as("ncb.ken", () -> {
            UUID draft = correct.begin(reference, desk.officer("ncb.ken"));
            correct.file(draft, "They are named now", desk.officer("ncb.ken"));
        });
        flow.advance(Duration.ofMinutes(1));
        flow.decide(
                reference, "ncbhead.ken", AcknowledgmentProcess.ACKNOWLEDGE, "RETURN", "missingPoints", "The seller");

        assertThatThrownBy(() -> desk.as(third, () -> correct.file(old, "Old", desk.officer(third))))
                .isInstanceOf(Refusal.Conflict.class);
        flow.advance(Duration.ofMinutes(1));
        desk.as(third, () -> {
            UUID anew = correct.begin(reference, desk.officer(third));
            assertThat(anew).isNotEqualTo(old).isEqualTo(correct.begin(reference, desk.officer(third)));
            correct.file(anew, "The seller is named now", desk.officer(third));
        });
        assertThat(flow.status(reference)).isEqualTo("SUBMITTED");
    }

    @Test
    void aCorrectionThatNamesAnExternalSourceMarksTheTaskCards() {
        walk.returned(reference);
        desk.as("agency.ken", () -> {
            UUID draft = correct.begin(reference, desk.officer("agency.ken"));
            administration.update("""
                    UPDATE request_draft SET content = content || '{"externalSource": {"name": "A trust", "consentToShare": true}}'
                     WHERE id = ?""", draft);
            correct.file(draft, "Its source is named now", desk.officer("agency.ken"));
        });

        assertThat(tasks.getVariable(flow.taskId(reference, AcknowledgmentProcess.ACKNOWLEDGE), "summary")
                        .toString())
                .endsWith(", {summary.external}");
    }

    @Test
    void whoCorrectedItDoesNotDecideOnIt() {
        String third = bureau.employs("third", "KEN", "ncb-officers");
        returnedToItsBureau();
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
        returnedToItsBureau();
        Task task = flow.task(reference, AcknowledgmentProcess.CORRECT);

        assertThatThrownBy(() -> desk.as("ncbhead.ken", () -> tasks.claim(task.getId(), "ncbhead.ken")))
                .hasMessageContaining("nobody is left for \"Acknowledge request\"");
    }

    /** A request that the NCB itself filed. */
    private void returnedToItsBureau() {
        reference = flow.submit("ncb.ken");
        flow.decide(
                reference, "ncbhead.ken", AcknowledgmentProcess.ACKNOWLEDGE, "RETURN", "missingPoints", "The accounts");
    }

    private List<String> correctors() {
        return tasks.getIdentityLinksForTask(flow.taskId(reference, AcknowledgmentProcess.CORRECT)).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }
}

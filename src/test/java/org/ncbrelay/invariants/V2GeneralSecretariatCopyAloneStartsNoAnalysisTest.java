package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

/** V2: the copy to the General Secretariat alone starts no analysis (Annex 1.1). */
class V2GeneralSecretariatCopyAloneStartsNoAnalysisTest extends FlowTestCase {
    @Autowired
    private Caller http;

    @Test
    void aSubmissionGivesWorkToTheNcbAndToNobodyAtInterpol() {
        CaseReference reference = flow.submit("agency.ken");

        assertThat(flow.open(reference)).containsExactly(AcknowledgmentProcess.ACKNOWLEDGE);
        assertThat(tasksOf("ncb.ken", reference)).isEqualTo(1);
        for (String officer : new String[] {"gs", "analyst", "lead", "ist"})
            assertThat(tasksOf(officer, reference)).as(officer).isZero();
    }

    @Test
    void theCopyLetsInterpolReadAndNothingElse() {
        CaseReference reference = flow.submit("agency.ken");
        String path = "/api/support-requests/" + reference;

        http.get("gs", path).with(200);
        http.post("analyst", path + "/messages", Map.of("to", "AGENCY", "text", "We have begun"))
                .with(409);
        http.post("gs", path + "/withdrawal", Map.of("reason", "Not ours")).with(403);
    }

    @Test
    void howeverLongTheNcbIsSilent() {
        CaseReference reference = flow.submit("agency.ken");
        flow.fireTimer(reference, "Timer_AcknowledgmentOverdue");

        assertThat(flow.open(reference))
                .containsExactlyInAnyOrder(AcknowledgmentProcess.ACKNOWLEDGE, AcknowledgmentProcess.CONTACT);
    }

    private int tasksOf(String user, CaseReference reference) {
        return http.get(user, "/engine-rest/task?processInstanceBusinessKey=" + reference)
                .json()
                .size();
    }
}

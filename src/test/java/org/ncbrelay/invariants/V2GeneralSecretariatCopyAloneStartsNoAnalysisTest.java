package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.support.FlowTestCase;

/** V2: the copy to the General Secretariat alone starts no analysis (Annex 1.1). */
class V2GeneralSecretariatCopyAloneStartsNoAnalysisTest extends FlowTestCase {
    @Test
    void aSubmissionGivesWorkToTheNcbAndToNobodyAtInterpol() {
        CaseReference reference = flow.submit("agency.ken");

        assertThat(flow.open(reference)).containsExactly(AcknowledgmentProcess.ACKNOWLEDGE);
        assertThat(tasksOf("ncb.ken", reference)).isEqualTo(1);
        for (String officer : new String[] {"gs", "analyst", "lead", "ist"})
            assertThat(tasksOf(officer, reference)).as(officer).isZero();
    }

    private int tasksOf(String user, CaseReference reference) {
        return http.get(user, "/engine-rest/task?processInstanceBusinessKey=" + reference)
                .json()
                .size();
    }
}

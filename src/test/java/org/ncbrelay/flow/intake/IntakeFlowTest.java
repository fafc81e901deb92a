package org.ncbrelay.flow.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.FlowTestCase;

class IntakeFlowTest extends FlowTestCase {
    @Test
    void aSubmissionIsAddressedToTheNcbAndCopiedInOneAct() {
        CaseReference reference = flow.submit("agency.ken");

        assertThat(flow.passed(reference, "intake"))
                .containsExactly(
                        "StartEvent_RequestFiled",
                        "Task_AddressRequestToNCB",
                        "Task_CopyToGeneralSecretariat",
                        "EndEvent_RequestSubmitted");
        assertThat(flow.timeline(reference))
                .containsExactly("REQUEST_SUBMITTED", "ADDRESSED_TO_NCB", "COPIED_TO_GENERAL_SECRETARIAT");
        assertThat(flow.letters(reference))
                .containsExactlyInAnyOrder("REQUEST_SUBMITTED", "COPY_TO_GENERAL_SECRETARIAT");
    }
}

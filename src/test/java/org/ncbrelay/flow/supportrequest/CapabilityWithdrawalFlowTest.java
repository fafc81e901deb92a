package org.ncbrelay.flow.supportrequest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.closure.ClosureProcess;
import org.ncbrelay.flow.closure.ClosureWithoutDeliveryProcess;
import org.ncbrelay.flow.support.generalcapability.NoticeProcess;
import org.ncbrelay.flow.support.mentoring.MentoringProcess;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.walks.CapabilityWalk;
import org.springframework.beans.factory.annotation.Autowired;

class CapabilityWithdrawalFlowTest extends FlowTestCase {
    @Autowired
    private CapabilityWalk support;

    @Autowired
    private Caller http;

    @Test
    void oneKindOfSupportIsWithdrawnAndTheOthersGoOn() {
        CaseReference reference = support.inSupport(Capability.MENTORING, Capability.NOTICE);

        Answer answer = withdraw("agency.ken", reference, "MENTORING");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(flow.open(reference))
                .contains(NoticeProcess.ASK)
                .doesNotContain(MentoringProcess.ASSIGN, ClosureProcess.CONFIRM);
        assertThat(flow.passed(reference, SupportRequestProcess.KEY))
                .contains(
                        "StartEvent_CapabilityWithdrawn",
                        "Task_EndWithdrawnCapability",
                        "EndEvent_CapabilityWithdrawn");
        assertThat(flow.one(
                        "SELECT status FROM case_capability WHERE reference = ? AND capability = 'MENTORING'",
                        reference))
                .isEqualTo("WITHDRAWN");
        assertThat(flow.timeline(reference)).contains("CAPABILITY_WITHDRAWN");
        assertThat(withdraw("agency.ken", reference, "MENTORING").status()).isEqualTo(409);
    }

    @Test
    void aProductThatHasNotLeftStaysWhenItsSupportIsWithdrawn() {
        CaseReference reference =
                walk.approved(walk.written(walk.asked(support.inSupport(Capability.INFORMATION_SHARING))));

        assertThat(withdraw("ncb.ken", reference, "INFORMATION_SHARING").status())
                .isEqualTo(200);

        assertThat(flow.one("SELECT status FROM delivery WHERE reference = ?", reference))
                .isEqualTo("CANCELLED");
        assertThat(flow.open(reference)).contains(ClosureWithoutDeliveryProcess.CLOSE);
    }

    @Test
    void onlyTheCaseCountryWithdrawsAndOnlyWhatIsUnderWay() {
        CaseReference reference = support.inSupport(Capability.MENTORING);

        assertThat(withdraw("lead", reference, "MENTORING").status()).isEqualTo(403);
        assertThat(withdraw("ncb.fra", reference, "MENTORING").status()).isEqualTo(404);
        assertThat(withdraw("ncb.ken", reference, "NOTICE").status()).isEqualTo(409);
        assertThat(withdraw("ncb.ken", reference, "SINGING").status()).isEqualTo(404);
        assertThat(flow.open(reference)).contains(MentoringProcess.ASSIGN);
    }

    private Answer withdraw(String user, CaseReference reference, String capability) {
        return http.post(
                user,
                "/api/support-requests/" + reference + "/capabilities/" + capability + "/withdrawal",
                Map.of("reason", "No longer needed"));
    }
}

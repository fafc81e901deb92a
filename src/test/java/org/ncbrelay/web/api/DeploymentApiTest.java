package org.ncbrelay.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.Answer;
import org.ncbrelay.support.Caller;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.walks.SupportWalk;
import org.springframework.beans.factory.annotation.Autowired;

class DeploymentApiTest extends FlowTestCase {
    @Autowired
    SupportWalk support;

    @Autowired
    Caller http;

    @Test
    void hostAndLeadExtendAndEndAMissionAndEverybodyElseIsRefusedWithAReason() {
        CaseReference reference = support.asked("IST_DEPLOYMENT");
        assertThat(extend(reference, "lead", "{\"days\": 1, \"reason\": \"More phones\"}")
                        .with(409)
                        .text())
                .contains("No team is deployed");
        support.deployed(reference, 18);

        extend(reference, "ncbhead.fra", "{\"days\": 1, \"reason\": \"x\"}").with(404);
        extend(reference, "gs", "{\"days\": 1, \"reason\": \"x\"}").with(403);
        extend(reference, "lead", "{\"days\": 1.5, \"reason\": \"x\"}").with(400);
        assertThat(extend(reference, "lead", "{\"days\": 2}").with(400).text()).contains("reason");
        assertThat(extend(reference, "lead", "{\"days\": 3, \"reason\": \"More phones\"}")
                        .with(400)
                        .text())
                .contains("20 working days in all");
        assertThat(extend(reference, "lead", "{\"days\": 2, \"reason\": \"More phones\"}")
                        .with(200)
                        .text())
                .contains("\"workingDays\":20");
        end(reference, "ncb.ken").with(403);
        assertThat(end(reference, "ncbhead.ken").with(200).text()).contains("CONSENT_WITHDRAWN");
        assertThat(end(reference, "lead").with(409).text()).contains("The mission is over");
    }

    private Answer extend(CaseReference reference, String user, String body) {
        return post(reference, "extension", user, body);
    }

    private Answer end(CaseReference reference, String user) {
        return post(reference, "end", user, "{\"reason\": \"The hearing was moved\"}");
    }

    private Answer post(CaseReference reference, String act, String user, String body) {
        return http.post(user, "/api/support-requests/" + reference + "/deployment/" + act, body);
    }
}

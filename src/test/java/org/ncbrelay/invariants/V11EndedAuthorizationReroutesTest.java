package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.support.FlowTestCase;

/** V11: revocation, suspension, the end of an approval or expiry reroutes unsent deliveries to the NCB; what was sent stays (our default). */
class V11EndedAuthorizationReroutesTest extends FlowTestCase {
    @ParameterizedTest
    @ValueSource(strings = {"REVOKE", "SUSPEND", "APPROVAL_ENDED"})
    void whatHasNotLeftGoesToTheNcb(String action) {
        CaseReference reference = prepared();

        assertThat(change(reference, action)).isEqualTo(200);

        assertThat(deliveries(reference)).containsExactly("DIRECT REROUTED", "VIA_NCB PREPARED");
        walk.dispatched(reference);
        assertThat(deliveries(reference)).containsExactly("DIRECT REROUTED", "VIA_NCB SENT");
    }

    @Test
    void theMomentOfSendingDecidesEvenBeforeTheTimerFires() {
        CaseReference reference = prepared();
        flow.advance(Duration.ofDays(5 * 365));

        walk.dispatched(reference);

        assertThat(deliveries(reference)).containsExactly("DIRECT REROUTED", "VIA_NCB SENT");
    }

    /** Of the second agency: other tests rely on the approval of the first. */
    private CaseReference prepared() {
        assertThat(approval(true)).isEqualTo(200);
        return walk.approved(walk.written(walk.asked(
                walk.supported(walk.recorded(walk.granted(walk.acknowledged(flow.submit("agency2.ken"))))))));
    }

    private int approval(boolean approved) {
        return http.put(
                        "ncbhead.ken",
                        "/api/agencies/KEN-CBCU/approval",
                        Map.of("approved", approved, "reason", "The mandate has changed"))
                .status();
    }

    private int change(CaseReference reference, String action) {
        if (action.equals("APPROVAL_ENDED")) return approval(false);
        return http.put(
                        "ncbhead.ken",
                        "/api/support-requests/" + reference + "/authorization",
                        Map.of("action", action, "reason", "The officer in charge has changed"))
                .status();
    }

    private List<String> deliveries(CaseReference reference) {
        return flow.all(
                "SELECT channel || ' ' || status FROM delivery WHERE reference = ? ORDER BY replaces NULLS FIRST",
                reference);
    }
}

package org.ncbrelay.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.support.FlowTest;
import org.ncbrelay.support.Flowchart;
import org.ncbrelay.support.IntelligenceWalk;
import org.ncbrelay.support.Walk;
import org.springframework.beans.factory.annotation.Autowired;

/** V7: the default route of intelligence is the NCB (Annex 1.2). */
@FlowTest
class V7IntelligenceGoesToTheNcbTest {
    private final Flowchart flow;
    private final Walk walk;
    private final IntelligenceWalk intelligence;

    @Autowired
    V7IntelligenceGoesToTheNcbTest(Flowchart flow, Walk walk, IntelligenceWalk intelligence) {
        this.flow = flow;
        this.walk = walk;
        this.intelligence = intelligence;
    }

    @Test
    void withoutAnAuthorizationItGoesToTheNcbAndNoAgencyReadsItBeforeTheNcbNamesOne() {
        CaseReference reference = intelligence.released(intelligence.register(body -> {}));

        assertThat(channel(reference)).isEqualTo("VIA_NCB");
        assertThatThrownBy(() -> intelligence.read(reference, "agency.fra")).isInstanceOf(Refusal.NotFound.class);

        flow.work(reference, "ncb.fra", "Task_IdentifyNationalUnit", Map.of("unit", "FRA-SNPF"));
        assertThat(intelligence.read(reference, "agency.fra").summary()).isNotBlank();
    }

    @Test
    void aRequestThatIsOnlyAcknowledgedStillGetsItOverTheNcb() {
        CaseReference asked = walk.acknowledged(flow.submit("agency.fra"));

        CaseReference reference =
                intelligence.released(intelligence.register(body -> body.put("relatedReference", asked.value())));

        assertThat(channel(reference)).isEqualTo("VIA_NCB");
    }

    @Test
    void aDirectDispatchAlwaysHasTheCopyOfTheNcb() {
        CaseReference asked = walk.granted(walk.acknowledged(flow.submit("agency.fra")));

        CaseReference reference =
                intelligence.released(intelligence.register(body -> body.put("relatedReference", asked.value())));

        assertThat(channel(reference)).isEqualTo("DIRECT");
        assertThat(flow.one(
                        "SELECT m.organisation FROM dispatch d JOIN outbox_mail m ON m.id = d.ncb_copy WHERE d.reference = ?",
                        reference))
                .isEqualTo("FRA");
    }

    private String channel(CaseReference reference) {
        return flow.one("SELECT channel FROM dispatch WHERE reference = ?", reference);
    }
}

package org.ncbrelay.flow.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.AGENCY;
import static org.ncbrelay.fakes.Samples.ANALYST;
import static org.ncbrelay.fakes.Samples.GS;
import static org.ncbrelay.fakes.Samples.LEAD;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Receipts.Receipt;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.fakes.FakeRelay;
import org.ncbrelay.support.Samples;

class SubmitRequestTest {
    private final FakeRelay relay = new FakeRelay();
    private final SubmitRequest submit = relay.submission();

    @Test
    void aRequestIsFiledTimedAndItsFlowStarted() {
        Receipt receipt = submit(null, AGENCY);

        assertThat(receipt.reference()).isEqualTo(REFERENCE);
        assertThat(relay.status()).isEqualTo(CaseStatus.SUBMITTED);
        assertThat(relay.timed).containsExactly("STARTED acknowledgment");
        assertThat(relay.process.calls()).singleElement().asString().startsWith("relay@KEN start KEN-2026-000001 ");
        assertThat(relay.cases.flows).singleElement().asString().startsWith("start KEN-2026-000001 ");
        assertThat(relay.journal.events).containsExactly("REQUEST_SUBMITTED by agency.ken to NCB KEN");
        assertThat(relay.capabilities.status(Capability.INFORMATION_SHARING)).isEqualTo(Status.REQUESTED);
        assertThat(relay.traces)
                .extracting("value")
                .contains("savanna-market.example/item/88121", "coastalantiques", "bpx0099112");
    }

    @Test
    void theSameKeyAndBodyGiveTheSameAnswerAndOneCase() {
        Receipt first = submit("key-1", AGENCY);
        Receipt again = submit("key-1", AGENCY);

        assertThat(again).isEqualTo(first);
        assertThat(relay.process.calls()).hasSize(1);
    }

    @Test
    void onlyAnAgencyOrAnNcbAsksForSupport() {
        for (Officer other : List.of(GS, ANALYST, LEAD))
            assertThatThrownBy(() -> submit(null, other)).isInstanceOf(Refusal.Forbidden.class);
        assertThat(relay.process.calls()).isEmpty();
    }

    @Test
    void everyBadFieldIsNamedAndNothingIsStarted() {
        Map<String, Object> body = Samples.forSharing();
        body.remove("title");
        body.put("urgency", "SOON");

        assertThatThrownBy(() -> submit.submit(body, null, "x", AGENCY))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("title")
                .hasMessageContaining("urgency");
        assertThat(relay.process.calls()).isEmpty();
    }

    private Receipt submit(String key, Officer by) {
        return submit.submit(Samples.forSharing(), key, "digest", by);
    }
}

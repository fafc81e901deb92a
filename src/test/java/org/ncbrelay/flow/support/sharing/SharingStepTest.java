package org.ncbrelay.flow.support.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ncbrelay.fakes.Samples.ANALYST;
import static org.ncbrelay.fakes.Samples.LEAD;
import static org.ncbrelay.fakes.Samples.NCB;
import static org.ncbrelay.fakes.Samples.REFERENCE;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.product.Grading;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.fakes.FakeRelay;
import org.ncbrelay.flow.support.ReviewProduct;
import org.ncbrelay.store.support.Products.Review;

class SharingStepTest {
    private final FakeRelay relay = new FakeRelay();
    private final SharingStep step = new SharingStep(
            relay.recordings,
            relay.capabilities,
            relay.journal,
            relay.writing(),
            relay.products,
            relay.cases,
            (request, report) -> {},
            relay.clock);
    private final ReviewProduct review = new ReviewProduct(relay.products, relay.journal, relay.clock);

    @BeforeEach
    void support() {
        relay.has(CaseStatus.IN_SUPPORT);
    }

    @Test
    void aReportInheritsTheLevelAndAReworkIsTheNextVersion() {
        write("First");
        write("Second");

        Product latest =
                relay.products.latest(REFERENCE, Capability.INFORMATION_SHARING).orElseThrow();
        assertThat(latest.version()).isEqualTo(2);
        assertThat(latest.confidentiality()).isEqualTo(Confidentiality.RESTRICTED);
        assertThat(latest.writtenBy()).isEqualTo("analyst");
        assertThat(latest.body()).isEqualTo("Findings\n\nRecommendations\nAsk the provider");
    }

    @Test
    void aReworkSaysWhatMustChange() {
        write("First");

        assertThatThrownBy(() -> review(Review.REWORK, null, LEAD)).isInstanceOf(Refusal.Invalid.class);
        review(Review.REWORK, "Name the wallet", LEAD);

        assertThat(relay.reviews).containsExactly("REWORK by lead");
    }

    @Test
    void anOwnerWhoRefusesSaysWhy() {
        assertThatThrownBy(() -> step.recordConsent(REFERENCE, false, null, NCB))
                .isInstanceOf(Refusal.Invalid.class);
        step.recordConsent(REFERENCE, true, "No names", NCB);

        assertThat(relay.journal.events).containsExactly("CONSENT_GIVEN by ncb.ken to INTERPOL: No names");
    }

    private void review(Review outcome, String note, Officer by) {
        review.review(REFERENCE, Capability.INFORMATION_SHARING, SharingStep.KIND, outcome, note, by);
    }

    private void write(String title) {
        step.writeReport(REFERENCE, title, "Findings", "Ask the provider", false, new Grading("B", "2"), ANALYST);
    }
}

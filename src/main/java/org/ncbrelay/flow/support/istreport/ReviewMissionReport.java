package org.ncbrelay.flow.support.istreport;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.port.Products;
import org.ncbrelay.port.Products.Review;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records a second person's judgment of the mission report. */
@Service
public class ReviewMissionReport {
    private final Products products;
    private final Timeline timeline;
    private final Clock clock;

    public ReviewMissionReport(Products products, Timeline timeline, Clock clock) {
        this.products = products;
        this.timeline = timeline;
        this.clock = clock;
    }

    /**
     * @param note what must change; null where approved
     * @throws Refusal.Forbidden if the officer wrote it
     */
    @Transactional
    public void review(CaseReference reference, boolean approved, String note, Officer by) {
        Instant now = clock.instant();
        Product written = products.latest(reference, Capability.IST_DEPLOYMENT)
                .orElseThrow(() -> new Refusal.Conflict("There is no mission report yet."));
        written.requireReviewableBy(by.userId());
        if (!approved && note == null) throw new Refusal.Invalid("note", "say what must change");
        products.review(written, approved ? Review.APPROVED : Review.REWORK, note, by, now);
        timeline.record(
                reference, approved ? EventKind.PRODUCT_APPROVED : EventKind.PRODUCT_RETURNED, by, null, note, now);
    }
}

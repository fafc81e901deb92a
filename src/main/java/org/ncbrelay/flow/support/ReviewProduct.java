package org.ncbrelay.flow.support;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.store.support.Products;
import org.ncbrelay.store.support.Products.Review;
import org.springframework.stereotype.Service;

/** Records a second person's judgment of a product. */
@Service
public record ReviewProduct(Products products, Journal journal, Clock clock) {
    /** @throws Refusal.Forbidden if the officer wrote the product */
    public void approve(CaseReference reference, Capability capability, String kind, Officer by) {
        review(reference, capability, kind, Review.APPROVED, null, by);
    }

    /**
     * @param note what must change; null where approved
     * @throws Refusal.Forbidden if the officer wrote the product
     */
    public void review(
            CaseReference reference, Capability capability, String kind, Review outcome, String note, Officer by) {
        Instant now = clock.instant();
        Product draft = products.draft(reference, capability, kind)
                .orElseThrow(() -> new Refusal.Conflict("There is no product to review."));
        draft.requireReviewableBy(by.userId());
        boolean approved = outcome == Review.APPROVED;
        if (!approved && note == null) throw new Refusal.Invalid("note", "wrong.mustChange", "say what must change");
        products.review(draft, outcome, note, by, now);
        EventKind event = approved ? EventKind.PRODUCT_APPROVED : EventKind.PRODUCT_RETURNED;
        journal.record(Act.of(event, reference, by).noting(approved ? draft.title() : draft.title() + ": " + note));
    }
}

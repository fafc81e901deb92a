package org.ncbrelay.flow.support.sharing;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.port.Cases;
import org.ncbrelay.port.Dissemination;
import org.ncbrelay.port.Products;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts level, grading and the marks of its sources on record for an approved report. */
@Service
public class MarkReport {
    private final Products products;
    private final Cases cases;
    private final Dissemination dissemination;
    private final Timeline timeline;
    private final Clock clock;

    public MarkReport(Products products, Cases cases, Dissemination dissemination, Timeline timeline, Clock clock) {
        this.products = products;
        this.cases = cases;
        this.dissemination = dissemination;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** The marks are those of the newest version, which the review approved; the other countries involved are notified. */
    @Transactional
    public void mark(CaseReference reference, Officer by) {
        Product report =
                products.latest(reference, Capability.INFORMATION_SHARING).orElseThrow();
        String marks = report.confidentiality() + ", " + report.grading()
                + (report.externalSources().isEmpty() ? "" : ", " + Phrase.EXTERNAL_SOURCE.words());
        timeline.record(reference, EventKind.PRODUCT_MARKED, by, null, marks, clock.instant());
        dissemination.notifyCountries(cases.get(reference), report);
    }
}

package org.ncbrelay.flow.support.sharing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.product.Grading;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.port.Cases;
import org.ncbrelay.port.Products;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps an analyst's report as a document of the case; a rework becomes the next version. */
@Service
public class WriteReport {
    private final Cases cases;
    private final Products products;
    private final Timeline timeline;
    private final Clock clock;

    public WriteReport(Cases cases, Products products, Timeline timeline, Clock clock) {
        this.cases = cases;
        this.products = products;
        this.timeline = timeline;
        this.clock = clock;
    }

    /**
     * @param recommendations null if none
     * @param grading         of source and information
     */
    @Transactional
    public void write(
            CaseReference reference,
            String title,
            String findings,
            String recommendations,
            Grading grading,
            Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.get(reference);
        int version = products.latest(reference, Capability.INFORMATION_SHARING)
                .map(before -> before.version() + 1)
                .orElse(1);
        products.add(new Product(
                UUID.randomUUID(),
                reference,
                Capability.INFORMATION_SHARING.name(),
                "ANALYTICAL_REPORT",
                version,
                title,
                recommendations == null ? findings : findings + "\n\nRecommendations\n" + recommendations,
                request.confidentiality(),
                request.handlingConditions().orElse(null),
                grading,
                request.text("externalSource", "name").map(List::of).orElse(List.of()),
                by.userId(),
                now));
        timeline.record(reference, EventKind.PRODUCT_WRITTEN, by, null, "Version " + version, now);
    }
}

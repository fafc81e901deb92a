package org.ncbrelay.flow.support.istreport;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.port.Cases;
import org.ncbrelay.port.Products;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the mission report as a document of the case; a rework becomes the next version. */
@Service
public class WriteMissionReport {
    private final Cases cases;
    private final Products products;
    private final Timeline timeline;
    private final Clock clock;

    public WriteMissionReport(Cases cases, Products products, Timeline timeline, Clock clock) {
        this.cases = cases;
        this.products = products;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Transactional
    public void write(CaseReference reference, String title, String report, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.get(reference);
        int version = products.latest(reference, Capability.IST_DEPLOYMENT)
                .map(before -> before.version() + 1)
                .orElse(1);
        products.add(new Product(
                UUID.randomUUID(),
                reference,
                Capability.IST_DEPLOYMENT.name(),
                "MISSION_REPORT",
                version,
                title,
                report,
                request.confidentiality(),
                request.handlingConditions().orElse(null),
                null,
                List.of(),
                by.userId(),
                now));
        timeline.record(reference, EventKind.PRODUCT_WRITTEN, by, null, "Mission report, version " + version, now);
    }
}

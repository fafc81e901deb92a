package org.ncbrelay.flow.delivery;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.delivery.Channel;
import org.ncbrelay.domain.delivery.Delivery;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.port.Acknowledgments;
import org.ncbrelay.port.Authorizations;
import org.ncbrelay.port.Cases;
import org.ncbrelay.port.Deliveries;
import org.ncbrelay.port.Products;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Prepares the delivery of each approved product of a capability over the channel that is open now. */
@Service
public class PrepareDelivery {
    private final Cases cases;
    private final Acknowledgments acknowledgments;
    private final Authorizations authorizations;
    private final Products products;
    private final Deliveries deliveries;
    private final Timeline timeline;
    private final Clock clock;

    public PrepareDelivery(
            Cases cases,
            Acknowledgments acknowledgments,
            Authorizations authorizations,
            Products products,
            Deliveries deliveries,
            Timeline timeline,
            Clock clock) {
        this.cases = cases;
        this.acknowledgments = acknowledgments;
        this.authorizations = authorizations;
        this.products = products;
        this.deliveries = deliveries;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** Nothing leaves yet; the channel is looked at again when it does. */
    @Transactional
    public void prepare(CaseReference reference, Capability capability, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.getForChange(reference);
        Channel channel = Channel.openAt(acknowledgments.isAcknowledged(reference), authorizations.of(request), now);
        String addressee = channel == Channel.DIRECT ? request.agencyName() : "NCB " + request.organisation();
        for (Product product : products.undelivered(reference, capability)) {
            deliveries.add(Delivery.prepared(reference, product.id(), capability.name(), channel, addressee, now));
            timeline.record(reference, EventKind.DELIVERY_PREPARED, by, addressee, product.title(), now);
        }
    }
}

package org.ncbrelay.flow.delivery;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.acknowledgment.Acknowledgments;
import org.ncbrelay.domain.authorization.Authorizations;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.delivery.Channel;
import org.ncbrelay.domain.delivery.Deliveries;
import org.ncbrelay.domain.delivery.Delivery;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.domain.product.Products;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
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
    private final Journal journal;
    private final Clock clock;

    public PrepareDelivery(
            Cases cases,
            Acknowledgments acknowledgments,
            Authorizations authorizations,
            Products products,
            Deliveries deliveries,
            Journal journal,
            Clock clock) {
        this.cases = cases;
        this.acknowledgments = acknowledgments;
        this.authorizations = authorizations;
        this.products = products;
        this.deliveries = deliveries;
        this.journal = journal;
        this.clock = clock;
    }

    /** Nothing leaves yet; the channel is looked at again when it does. */
    @Transactional
    public void prepare(CaseReference reference, Capability capability, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.getForChange(reference);
        Channel channel = Channel.openAt(acknowledgments.isAcknowledged(reference), authorizations.of(request), now);
        Addressee addressee = channel == Channel.DIRECT ? Addressee.agency(request) : Addressee.ncbOf(reference);
        for (Product product : products.undelivered(reference, capability)) {
            deliveries.add(Delivery.prepared(reference, product.id(), capability, channel, addressee.name(), now));
            journal.record(Act.of(EventKind.DELIVERY_PREPARED, reference, by)
                    .to(addressee)
                    .noting(product.title()));
        }
    }
}

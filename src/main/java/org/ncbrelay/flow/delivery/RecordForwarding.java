package org.ncbrelay.flow.delivery;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.delivery.Channel;
import org.ncbrelay.domain.delivery.Delivery;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.port.Capabilities;
import org.ncbrelay.port.Capabilities.Status;
import org.ncbrelay.port.Cases;
import org.ncbrelay.port.Deliveries;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Outbox;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records to whom the NCB forwarded a product, or why it did not. */
@Service
public class RecordForwarding {
    private final Cases cases;
    private final Deliveries deliveries;
    private final Capabilities capabilities;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    public RecordForwarding(
            Cases cases,
            Deliveries deliveries,
            Capabilities capabilities,
            Timeline timeline,
            Outbox outbox,
            Clock clock) {
        this.cases = cases;
        this.deliveries = deliveries;
        this.capabilities = capabilities;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param unit another unit than the requesting agency; null for the agency itself */
    @Transactional
    public void forward(CaseReference reference, Capability capability, String unit, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.get(reference);
        String to = unit == null ? request.agencyName() : unit;
        for (Delivery delivery : deliveries.in(reference, capability, Delivery.Status.SENT)) {
            if (delivery.channel() != Channel.VIA_NCB) continue;
            deliveries.forwarded(delivery, to, by, now);
            timeline.record(reference, EventKind.PRODUCT_FORWARDED, by, to, null, now);
        }
        outbox.toAgency(reference, request.organisation(), request.agencyEmail(), Letter.PRODUCT_FORWARDED);
        capabilities.change(reference, capability, Status.DELIVERED, null, now);
    }

    /** The NCB keeps the product; the reason stands on the case. */
    @Transactional
    public void withhold(CaseReference reference, Capability capability, String reason, Officer by) {
        if (reason == null) throw new Refusal.Invalid("reason", "say why");
        Instant now = clock.instant();
        for (Delivery delivery : deliveries.in(reference, capability, Delivery.Status.SENT)) {
            if (delivery.channel() != Channel.VIA_NCB) continue;
            deliveries.withheld(delivery, reason, by, now);
            timeline.record(reference, EventKind.PRODUCT_WITHHELD, by, null, reason, now);
        }
        capabilities.change(reference, capability, Status.COMPLETED, reason, now);
    }
}

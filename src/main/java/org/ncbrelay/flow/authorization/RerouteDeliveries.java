package org.ncbrelay.flow.authorization;

import java.time.Instant;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.delivery.Channel;
import org.ncbrelay.domain.delivery.Delivery;
import org.ncbrelay.port.Deliveries;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Outbox;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Turns deliveries that have not left to the NCB when direct contact ends or is suspended. */
@Service
public class RerouteDeliveries {
    private final Deliveries deliveries;
    private final Timeline timeline;
    private final Outbox outbox;

    public RerouteDeliveries(Deliveries deliveries, Timeline timeline, Outbox outbox) {
        this.deliveries = deliveries;
        this.timeline = timeline;
        this.outbox = outbox;
    }

    /** What was sent stays on record; what was not sent goes to the NCB. */
    @Transactional
    public void toNcb(SupportCase request, String reason, Officer by, Instant at) {
        String ncb = "NCB " + request.organisation();
        for (Delivery unsent : deliveries.unsent(request.reference())) {
            if (unsent.channel() == Channel.VIA_NCB) continue;
            deliveries.reroute(unsent, unsent.reroutedTo(ncb, at), reason);
            timeline.record(request.reference(), EventKind.DELIVERY_REROUTED, by, ncb, reason, at);
            outbox.toDesk(request.reference(), request.organisation(), Letter.DELIVERY_REROUTED);
        }
    }
}

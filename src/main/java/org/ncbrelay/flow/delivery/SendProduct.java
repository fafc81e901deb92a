package org.ncbrelay.flow.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.delivery.Channel;
import org.ncbrelay.domain.delivery.Delivery;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.port.Acknowledgments;
import org.ncbrelay.port.Authorizations;
import org.ncbrelay.port.Capabilities;
import org.ncbrelay.port.Capabilities.Status;
import org.ncbrelay.port.Cases;
import org.ncbrelay.port.Copies;
import org.ncbrelay.port.Copies.Subject;
import org.ncbrelay.port.Deliveries;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Outbox;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Delivers the prepared products of a capability over the channel that is open at this moment (Annex 1.1, 1.2). */
@Service
public class SendProduct {
    private final Cases cases;
    private final Acknowledgments acknowledgments;
    private final Authorizations authorizations;
    private final Deliveries deliveries;
    private final Copies copies;
    private final Capabilities capabilities;
    private final Timeline timeline;
    private final Outbox outbox;
    private final Clock clock;

    public SendProduct(
            Cases cases,
            Acknowledgments acknowledgments,
            Authorizations authorizations,
            Deliveries deliveries,
            Copies copies,
            Capabilities capabilities,
            Timeline timeline,
            Outbox outbox,
            Clock clock) {
        this.cases = cases;
        this.acknowledgments = acknowledgments;
        this.authorizations = authorizations;
        this.deliveries = deliveries;
        this.copies = copies;
        this.capabilities = capabilities;
        this.timeline = timeline;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Directly to the agency with the NCB's copy in the same transaction, or to the NCB.
     *
     * @return the channel that was open
     */
    @Transactional
    public Channel send(CaseReference reference, Capability capability, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.getForChange(reference);
        Channel channel = Channel.openAt(acknowledgments.isAcknowledged(reference), authorizations.of(request), now);
        for (Delivery prepared : deliveries.in(reference, capability, Delivery.Status.PREPARED)) {
            if (channel == Channel.DIRECT) direct(request, prepared, by, now);
            else viaNcb(request, prepared, by, now);
        }
        return channel;
    }

    private void direct(SupportCase request, Delivery prepared, Officer by, Instant now) {
        Delivery delivery = prepared;
        if (prepared.channel() != Channel.DIRECT) {
            // Prepared for the NCB, but its authorization has come since.
            delivery = Delivery.prepared(
                    prepared.reference(),
                    prepared.product(),
                    prepared.capability(),
                    Channel.DIRECT,
                    request.agencyName(),
                    now);
            deliveries.reroute(prepared, delivery, Phrase.CONTACT_AUTHORIZED.words());
        }
        UUID copy = copies.toNcb(
                request.reference(), Subject.DELIVERY, delivery.id().toString(), by, now);
        deliveries.sent(delivery, copy, by, now);
        outbox.toAgency(request.reference(), request.organisation(), request.agencyEmail(), Letter.PRODUCT_DELIVERED);
        timeline.record(request.reference(), EventKind.PRODUCT_DELIVERED, by, request.agencyName(), null, now);
        timeline.record(request.reference(), EventKind.NCB_COPIED, by, "NCB " + request.organisation(), null, now);
        capabilities.change(
                request.reference(), Capability.valueOf(delivery.capability()), Status.DELIVERED, null, now);
    }

    private void viaNcb(SupportCase request, Delivery prepared, Officer by, Instant now) {
        String ncb = "NCB " + request.organisation();
        Delivery delivery = prepared;
        if (prepared.channel() == Channel.DIRECT) {
            delivery = prepared.reroutedTo(ncb, now);
            deliveries.reroute(prepared, delivery, Phrase.CONTACT_NOT_LIVE.words());
        }
        deliveries.sent(delivery, null, by, now);
        outbox.toDesk(request.reference(), request.organisation(), Letter.PRODUCT_FOR_FORWARDING);
        timeline.record(request.reference(), EventKind.PRODUCT_SENT_TO_NCB, by, ncb, null, now);
    }
}

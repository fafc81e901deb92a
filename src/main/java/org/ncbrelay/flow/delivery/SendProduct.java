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
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.delivery.Deliveries;
import org.ncbrelay.domain.delivery.Delivery;
import org.ncbrelay.domain.delivery.Delivery.Channel;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.journal.OfficialCopy.CopySubject;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;

/** Delivers the prepared products of a capability over the channel that is open at this moment (Annex 1.1, 1.2). */
@Service
record SendProduct(
        Cases cases,
        Acknowledgments acknowledgments,
        Authorizations authorizations,
        Deliveries deliveries,
        Capabilities capabilities,
        Journal journal,
        Clock clock) {
    /**
     * Directly to the agency with the NCB's copy in the same transaction, or to the NCB.
     *
     * @return the channel that was open
     */
    Channel send(CaseReference reference, Capability capability, Officer by) {
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
            deliveries.reroute(prepared, delivery, Phrase.CONTACT_AUTHORIZED.note());
        }
        Act copied = Act.of(EventKind.NCB_COPIED, request.reference(), by)
                .toNcb()
                .copiedToNcb(CopySubject.DELIVERY, delivery.id().toString());
        journal.record(Act.of(EventKind.PRODUCT_DELIVERED, request.reference(), by)
                .to(Addressee.agency(request))
                .withLetter(Letter.PRODUCT_DELIVERED));
        journal.record(copied);
        journal.flush();
        deliveries.sent(delivery, copied.copyId(), by, now);
        capabilities.change(request.reference(), delivery.capability(), Status.DELIVERED, now);
    }

    private void viaNcb(SupportCase request, Delivery prepared, Officer by, Instant now) {
        Addressee ncb = Addressee.ncbOf(request.reference());
        Delivery delivery = prepared;
        if (prepared.channel() == Channel.DIRECT) {
            delivery = prepared.reroutedTo(ncb.name(), now);
            deliveries.reroute(prepared, delivery, Phrase.CONTACT_NOT_LIVE.note());
        }
        deliveries.sent(delivery, null, by, now);
        journal.record(Act.of(EventKind.PRODUCT_SENT_TO_NCB, request.reference(), by)
                .to(ncb)
                .withLetter(Letter.PRODUCT_FOR_FORWARDING));
    }
}

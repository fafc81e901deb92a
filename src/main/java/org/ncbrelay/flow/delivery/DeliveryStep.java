package org.ncbrelay.flow.delivery;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.delivery.Channels;
import org.ncbrelay.domain.delivery.Delivery;
import org.ncbrelay.domain.delivery.Delivery.Channel;
import org.ncbrelay.domain.product.Product;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.journal.OfficialCopy.CopySubject;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.Deliveries;
import org.ncbrelay.store.support.Products;
import org.springframework.stereotype.Service;

/** Prepares deliveries, sends products over the channel that is open, and records what the NCB forwards (Annex 1.1, 1.2). */
@Service
record DeliveryStep(
        Cases cases,
        Channels channels,
        Products products,
        Deliveries deliveries,
        Journal journal,
        Capabilities capabilities,
        Clock clock) {
    /**
     * Prepares the delivery of each approved product of a capability over the channel that is open now. Nothing leaves
     * yet; the diagram asks for the channel again when it does.
     */
    void prepare(CaseReference reference, Capability capability, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.getForChange(reference);
        Channel channel = channels.of(request).channel();
        Addressee addressee = channel == Channel.DIRECT ? Addressee.agency(request) : Addressee.ncbOf(reference);
        for (Product product : products.undelivered(reference, capability)) {
            deliveries.add(Delivery.prepared(reference, product.id(), capability, channel, addressee.name(), now));
            journal.record(Act.of(EventKind.DELIVERY_PREPARED, reference, by)
                    .to(addressee)
                    .noting(product.title()));
        }
    }

    /**
     * Records to whom the NCB forwarded a product, or why it did not.
     *
     * @param unit another unit than the requesting agency; null for the agency itself
     */
    void forward(CaseReference reference, Capability capability, String unit, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.get(reference);
        String to = unit == null ? request.agencyName() : unit;
        for (Delivery delivery : deliveries.in(reference, capability, Delivery.Status.SENT)) {
            if (delivery.channel() != Channel.VIA_NCB) continue;
            deliveries.forwarded(delivery, to, by, now);
            journal.record(Act.of(EventKind.PRODUCT_FORWARDED, reference, by).to(Addressee.named(to)));
        }
        journal.send(Letter.PRODUCT_FORWARDED, reference, Addressee.agency(request));
        progress(reference, capability, Status.DELIVERED, null, now);
    }

    /** The NCB withholds the product; the reason is recorded on the case. */
    void withhold(CaseReference reference, Capability capability, String reason, Officer by) {
        if (reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        Instant now = clock.instant();
        for (Delivery delivery : deliveries.in(reference, capability, Delivery.Status.SENT)) {
            if (delivery.channel() != Channel.VIA_NCB) continue;
            deliveries.withheld(delivery, Note.written(reason), by, now);
            journal.record(Act.of(EventKind.PRODUCT_WITHHELD, reference, by).noting(reason));
        }
        progress(reference, capability, Status.WITHHELD, Note.written(reason), now);
    }

    /** The NCB did not forward the product until its last reminder; INTERPOL's liaison officer is informed (our default). */
    void silent(CaseReference reference, Capability capability, Officer by) {
        Instant now = clock.instant();
        Note reason = Phrase.SILENCE_FORWARDS_NOTHING.note();
        for (Delivery delivery : deliveries.in(reference, capability, Delivery.Status.SENT)) {
            if (delivery.channel() != Channel.VIA_NCB) continue;
            deliveries.withheld(delivery, reason, by, now);
            journal.record(Act.of(EventKind.PRODUCT_NOT_FORWARDED, reference, by)
                    .toNcb()
                    .noting(reason)
                    .withLetter(Letter.CLOSED_WITHOUT_ANSWER)
                    .withLetter(Letter.CLOSED_WITHOUT_ANSWER, Addressee.GENERAL_SECRETARIAT));
        }
        progress(reference, capability, Status.WITHHELD, reason, now);
    }

    /** Directly to the agency with the NCB's copy in the same transaction, or to the NCB. */
    void send(CaseReference reference, Capability capability, Channel channel, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.getForChange(reference);
        for (Delivery prepared : deliveries.in(reference, capability, Delivery.Status.PREPARED)) {
            if (channel == Channel.DIRECT) direct(request, prepared, by, now);
            else viaNcb(request, prepared, by, now);
        }
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
                    Addressee.agency(request).name(),
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
        deliveries.sent(delivery, copied.copyId(), by, now);
        progress(request.reference(), delivery.capability(), Status.DELIVERED, null, now);
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

    /** What was withdrawn stays so, although the report of its recalled team is still delivered. */
    private void progress(CaseReference reference, Capability capability, Status status, Note reason, Instant now) {
        boolean withdrawn = capabilities.of(reference).stream()
                .anyMatch(support -> support.capability() == capability && support.status() == Status.WITHDRAWN);
        if (!withdrawn) capabilities.change(reference, capability, status, reason, now);
    }
}

package org.ncbrelay.domain.delivery;

import java.time.Instant;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.EnumWords;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.request.Capability;

/**
 * The handing over of one product over one channel.
 *
 * @param addressee agency or NCB, as people read it
 * @param replaces  the delivery that was rerouted into this one; null for the first
 */
public record Delivery(
        UUID id,
        CaseReference reference,
        UUID product,
        Capability capability,
        Channel channel,
        String addressee,
        Status status,
        Instant preparedAt,
        UUID replaces) {
    /** How far it has come. */
    public enum Status {
        PREPARED,
        SENT,
        FORWARDED,
        WITHHELD,
        /** By the agency, which said so; the product may be delivered again. */
        NOT_RECEIVED,
        REROUTED,
        CANCELLED
    }

    /** A delivery that is ready and not yet sent. */
    public static Delivery prepared(
            CaseReference reference,
            UUID product,
            Capability capability,
            Channel channel,
            String addressee,
            Instant at) {
        return new Delivery(
                UUID.randomUUID(), reference, product, capability, channel, addressee, Status.PREPARED, at, null);
    }

    /**
     * The same product over the NCB, in place of this delivery.
     *
     * @throws Refusal.Conflict if this one has left: what was sent stays on record
     */
    public Delivery reroutedTo(String ncb, Instant at) {
        if (status != Status.PREPARED) throw new Refusal.Conflict("The delivery is " + EnumWords.of(status) + ".");
        return new Delivery(
                UUID.randomUUID(), reference, product, capability, Channel.VIA_NCB, ncb, Status.PREPARED, at, id);
    }

    /** The way a product goes to the country (Annex 1.1, 1.2). */
    public enum Channel {
        /** To the agency, with a copy to its NCB in the same transaction. */
        DIRECT,
        /** To the NCB, which forwards it: the default. */
        VIA_NCB
    }
}

package org.ncbrelay.domain.delivery;

import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.delivery.Delivery.Channel;

/** The channel between INTERPOL and an agency, as the decision table {@code channel} answers (Annex 1.1, 1.2). */
public interface Channels {
    /** The channel that is open at this moment. */
    Open of(SupportCase request);

    /**
     * @param acknowledged whether the NCB has acknowledged the request
     * @param authorized   whether a live authorization is on record
     */
    record Open(Channel channel, boolean acknowledged, boolean authorized) {
        public boolean isDirect() {
            return channel == Channel.DIRECT;
        }

        /** Why this channel is open. */
        public Because because() {
            if (!acknowledged) return Because.NOT_ACKNOWLEDGED;
            return authorized ? Because.AUTHORIZED : Because.NOT_AUTHORIZED;
        }
    }

    /** Which fact decides. */
    enum Because {
        AUTHORIZED,
        NOT_ACKNOWLEDGED,
        NOT_AUTHORIZED
    }
}

package org.ncbrelay.domain.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.request.Capability;

/** Which product went where over which channel. */
public interface Deliveries {
    void add(Delivery delivery);

    /** Deliveries of a capability in a state, in order. */
    List<Delivery> in(CaseReference reference, Capability capability, Delivery.Status status);

    /** All deliveries of the case that are prepared and have not left. */
    List<Delivery> unsent(CaseReference reference);

    /** @param ncbCopy the NCB's copy; null only if the NCB is the addressee */
    void sent(Delivery delivery, UUID ncbCopy, Officer by, Instant at);

    void forwarded(Delivery delivery, String unit, Officer by, Instant at);

    void withheld(Delivery delivery, Note reason, Officer by, Instant at);

    /** Notes that the agency has received nothing of what was delivered to it by this capability; it can be prepared again. */
    void notReceived(CaseReference reference, Capability capability);

    /** Sets the old one aside and adds the one that replaces it. */
    void reroute(Delivery old, Delivery replacement, Note reason);

    /** @param capability null for all of the case */
    void cancelUnsent(CaseReference reference, Capability capability, Note reason);
}

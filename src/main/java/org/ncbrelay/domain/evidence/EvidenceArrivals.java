package org.ncbrelay.domain.evidence;

import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;

/** Listens for stored originals, once their transaction has committed. The sender of a file does not wait for this. */
public interface EvidenceArrivals {
    void received(CaseReference reference, UUID evidence);

    /** @param by whose draft it is */
    void receivedForDraft(UUID draft, UUID evidence, Officer by);
}

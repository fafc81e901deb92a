package org.ncbrelay.domain.evidence;

import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;

/** Whoever wants to know that an original was stored, once its transaction has committed. Nobody who sends a file waits for this. */
public interface EvidenceArrivals {
    void received(CaseReference reference, UUID evidence);

    /** @param by whose draft it is */
    void receivedForDraft(UUID draft, UUID evidence, Officer by);
}

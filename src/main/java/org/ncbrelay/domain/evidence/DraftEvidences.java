package org.ncbrelay.domain.evidence;

import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;

/** The evidence of drafts; each officer sees that of the own drafts only. */
public interface DraftEvidences {
    /** @param address network address the upload came from; null if there is none */
    void add(DraftEvidence evidence, Officer by, String address);

    /** Oldest first. */
    List<DraftEvidence> of(UUID draft);

    /** Bytes of all originals of all drafts of the officer together; until the transaction ends, no other transaction adds one. */
    long sizeOfAll(Officer by);

    /** @return false if the draft has no such evidence */
    boolean remove(UUID draft, UUID id);

    /**
     * Makes the evidence of a draft that of the case it was submitted as, in the running transaction: the same bytes, hash and moment of
     * reception, which begins the chain of custody. The draft is discarded afterwards.
     */
    void moveTo(CaseReference reference, UUID draft);
}

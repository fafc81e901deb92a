package org.ncbrelay.domain.evidence;

import java.time.Instant;
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
    boolean describe(UUID draft, UUID id, Evidence.Provenance provenance);

    /** @return false if the draft has no such evidence */
    boolean remove(UUID draft, UUID id);

    /**
     * Makes the evidence of a draft that of the case, or the intelligence, that it became, in the running transaction: the same bytes, hash and moment of
     * reception, which begins the chain of custody. The draft is discarded afterwards.
     */
    void moveTo(CaseReference reference, UUID draft);

    /**
     * An original that was added to a draft; it goes into the case with the request, unchanged.
     *
     * @param draft     the draft it belongs to
     * @param mediaType what the content is, found by looking at it and not by believing the sender
     * @param size      in bytes, 1 to {@link EvidenceLimits#FILE_BYTES}
     * @param sha256    of the bytes received, in lower-case hexadecimal
     */
    record DraftEvidence(
            UUID id,
            UUID draft,
            FileName fileName,
            String mediaType,
            long size,
            String sha256,
            Evidence.Provenance provenance,
            Instant receivedAt) {}
}

package org.ncbrelay.domain.evidence;

import java.time.Instant;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;

/**
 * An original of a case or of intelligence as it was received; nothing of it ever changes.
 *
 * @param mediaType what the content is, found by looking at it and not by believing the sender
 * @param size      in bytes, 1 to {@link EvidenceLimits#FILE_BYTES}
 * @param sha256    of the bytes received, in lower-case hexadecimal
 * @param receivedBy who added it; null where its reader does not learn it
 * @param erasedAt  when retention ended and the bytes were erased; null while they are stored
 * @param supplement the supplement that it is, with its own id; null where it is part of the record, or INTERPOL's own
 */
public record Evidence(
        UUID id,
        CaseReference reference,
        FileName fileName,
        String mediaType,
        long size,
        String sha256,
        Provenance provenance,
        String receivedBy,
        String receivedOrganisation,
        Instant receivedAt,
        Instant erasedAt,
        UUID supplement) {
    /** As its reader sees it: a country does not learn which officer of INTERPOL added a file to intelligence. */
    public Evidence seenBy(Officer reader) {
        if (!reference.isIntelligence() || reader.servesInterpol()) return this;
        return new Evidence(
                id,
                reference,
                fileName,
                mediaType,
                size,
                sha256,
                provenance,
                null,
                receivedOrganisation,
                receivedAt,
                erasedAt,
                supplement);
    }

    public boolean isErased() {
        return erasedAt != null;
    }

    /**
     * The sender's description of an original.
     *
     * @param sourceUrl  where it was found; null if at no address
     * @param capturedAt when it was captured there; null if unknown
     */
    public record Provenance(String description, String sourceUrl, Instant capturedAt) {}
}

package org.ncbrelay.domain.evidence;

import java.time.Instant;
import java.util.UUID;

/**
 * An original that was added to a draft; it goes into the case with the request, unchanged.
 *
 * @param draft     the draft it belongs to
 * @param mediaType what the content is, found by looking at it and not by believing the sender
 * @param size      in bytes, 1 to {@link EvidenceLimits#FILE_BYTES}
 * @param sha256    of the bytes received, in lower-case hexadecimal
 */
public record DraftEvidence(
        UUID id,
        UUID draft,
        FileName fileName,
        String mediaType,
        long size,
        String sha256,
        Evidence.Provenance provenance,
        Instant receivedAt) {}

package org.ncbrelay.domain.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;

/**
 * The bytes of originals, taken and given as streams: never a whole file in memory. An installation may store files
 * elsewhere than in the database.
 */
public interface EvidenceFiles {
    /**
     * Takes an original in the running transaction and computes its hash on the way.
     *
     * @param limit in bytes
     * @throws org.ncbrelay.domain.Refusal.TooLarge as soon as the limit is passed
     */
    Taken take(UUID id, CaseReference reference, InputStream content, long limit) throws IOException;

    /**
     * As {@link #take}, for an original that goes with a request that is still being written.
     *
     * @param by whose draft it is
     */
    Taken takeForDraft(UUID id, UUID draft, Officer by, InputStream content, long limit) throws IOException;

    /** Computes SHA-256 of what is stored now, in lower-case hexadecimal. */
    String digest(UUID id);

    void copyTo(UUID id, OutputStream out) throws IOException;

    /** As {@link #copyTo}, of an original that goes with a request that is still being written. */
    void copyDraftTo(UUID draft, UUID id, OutputStream out) throws IOException;

    /** @param size in bytes */
    record Taken(long size, String sha256) {}
}

package org.ncbrelay.domain.casefile;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;

/** Answers to submissions, stored so that a repeated call gets the same answer. */
public interface Receipts {
    /**
     * Waits for any other transaction that holds the key, then answers what it left.
     *
     * @return the receipt the key got before; empty if this is the first call
     * @throws org.ncbrelay.domain.Refusal.Unprocessable if the key came with another body
     */
    Optional<Receipt> find(Officer officer, String key, String bodySha256);

    void keep(Officer officer, String key, String bodySha256, Receipt receipt);

    /**
     * Proof of a submission.
     *
     * @param receipt         SHA-256 of the filed request in lower-case hexadecimal
     * @param auditCheckpoint the audit's newest signed checkpoint: whoever keeps it can prove that the audit up to then is unchanged
     */
    record Receipt(CaseReference reference, String status, Instant submittedAt, String receipt, String auditCheckpoint)
            implements Serializable {}
}

package org.ncbrelay.domain.casefile;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
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
     * Files once for each key.
     *
     * @param key    chosen by the sender; null if the sender does not mind filing twice
     * @param filing files it and answers its receipt
     * @return the receipt of this or of the earlier call
     * @throws org.ncbrelay.domain.Refusal.Unprocessable if the key came with another body
     */
    default Receipt once(Officer officer, String key, String bodySha256, Supplier<Receipt> filing) {
        if (key == null) return filing.get();
        return find(officer, key, bodySha256).orElseGet(() -> {
            Receipt receipt = filing.get();
            keep(officer, key, bodySha256, receipt);
            return receipt;
        });
    }

    /**
     * Proof of a submission.
     *
     * @param receipt         SHA-256 of what was filed in lower-case hexadecimal
     * @param auditCheckpoint the audit's newest signed checkpoint: whoever keeps it can prove that the audit up to then is unchanged
     * @param flow            id of the flow that it started; null in answers from before this was stored
     */
    record Receipt(
            CaseReference reference,
            String status,
            Instant submittedAt,
            String receipt,
            String auditCheckpoint,
            String flow)
            implements Serializable {}
}

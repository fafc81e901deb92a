package org.ncbrelay.domain.casefile;

import java.io.Serializable;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;

/**
 * Proof of a submission.
 *
 * @param receipt         SHA-256 of what was filed in lower-case hexadecimal
 * @param auditCheckpoint the audit's newest signed checkpoint: its holder can prove that the audit up to then is unchanged
 * @param flow            id of the flow that it started; null in answers from before this was stored
 */
public record Receipt(
        CaseReference reference,
        String status,
        Instant submittedAt,
        String receipt,
        String auditCheckpoint,
        String flow)
        implements Serializable {}

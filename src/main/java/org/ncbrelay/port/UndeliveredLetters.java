package org.ncbrelay.port;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;

/** Letters of a case that the relay gave up on, as far as the acting officer's organisation may see them. */
public interface UndeliveredLetters {
    /** Newest failure first; empty where nothing failed or the case is not open to the organisation. */
    List<Undelivered> of(CaseReference reference);

    /**
     * Starts over with all attempts; the incident goes once the letter is delivered.
     *
     * @return false if there is no such failed letter, or not for this organisation
     */
    boolean retry(UUID letterId);

    /** @param error what the transport said, without content of the letter */
    record Undelivered(UUID id, Letter letter, String recipient, int attempts, Instant failedAt, String error) {}
}

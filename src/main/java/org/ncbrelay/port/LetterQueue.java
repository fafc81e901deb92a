package org.ncbrelay.port;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The letters of all organisations on their way out, for operators: what waits and what failed, and nothing of any case's content. */
public interface LetterQueue {
    /** @param most letters to list that were not taken, those first that the relay gave up on */
    State state(int most);

    /**
     * Gives a failed letter another chance, with all its attempts; the timeline of its case says who did.
     *
     * @return false if there is no such failed letter
     */
    boolean sendAgain(UUID letter, String operator);

    /**
     * @param waiting how many are to be sent
     * @param oldest  since when the first of them waits; null if none does
     * @param failed  how many the relay gave up on
     */
    record State(long waiting, Instant oldest, long failed, List<Failed> newest) {}

    /**
     * @param reference    null for a letter that belongs to no case
     * @param organisation to which it goes
     * @param failedAt     when the relay gave up; null while it still tries
     * @param error        what the transport said
     */
    record Failed(
            UUID id,
            Letter letter,
            String reference,
            String organisation,
            int attempts,
            Instant failedAt,
            String error) {}
}

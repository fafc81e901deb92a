package org.ncbrelay.domain.news;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who has chosen to be told by letter, and when the next one is due. */
public interface Digests {
    /** Empty where the user wants none. */
    Optional<DigestChoice> of(String userId);

    /** @param due when the first letter is due; later than now, so that nothing is sent before the choice */
    void choose(String userId, DigestChoice choice, Instant due);

    /** No more letters. */
    void stop(String userId);

    /** What is due, the oldest first. */
    List<Due> dueAt(Instant now, int most);

    /**
     * Moves the next letter on.
     *
     * @return false if another node has done so, or the user has chosen anew
     */
    boolean moveOn(Due due, Instant next);

    record Due(String userId, DigestChoice choice, Instant at) {}
}

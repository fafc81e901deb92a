package org.ncbrelay.liveness;

import java.time.Duration;
import java.util.List;
import org.ncbrelay.domain.CaseReference;

/**
 * How a world has ended.
 *
 * @param life    from the first request to the end of the last case
 * @param trouble why it did not end by itself, in a few words that worlds in the same trouble share; null if all cases have ended
 * @param report  everything that is needed to find out why; null if all cases have ended
 */
record Outcome(long seed, List<CaseReference> cases, Duration life, int steps, String trouble, String report) {
    boolean isEnd() {
        return trouble == null;
    }
}

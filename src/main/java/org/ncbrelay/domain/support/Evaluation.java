package org.ncbrelay.domain.support;

import org.ncbrelay.domain.Refusal;

/**
 * How a training changed what its participants can do.
 *
 * @param before average score of the test before the training, 0 to 100 percent
 * @param after  average score of the same test after it, 0 to 100 percent
 */
public record Evaluation(int before, int after) {
    public Evaluation {
        requireScore("scoreBefore", before);
        requireScore("scoreAfter", after);
    }

    /** Percentage points gained; negative where the score fell. */
    public int gain() {
        return after - before;
    }

    private static void requireScore(String field, int score) {
        if (score < 0 || score > 100) throw new Refusal.Invalid(field, "must be 0 to 100");
    }
}

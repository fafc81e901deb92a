package org.ncbrelay.domain.product;

import org.ncbrelay.domain.Refusal;

/**
 * The 4x4 grading of a source and its information.
 *
 * @param source      A, B, C or X
 * @param information 1 to 4
 */
public record Grading(String source, String information) {
    public Grading {
        if (source == null || !source.matches("[ABCX]"))
            throw new Refusal.Invalid("sourceGrading", "wrong.choice", "must be one of A, B, C, X");
        if (information == null || !information.matches("[1-4]"))
            throw new Refusal.Invalid("informationGrading", "wrong.choice", "must be one of 1, 2, 3, 4");
    }

    @Override
    public String toString() {
        return source + information;
    }
}

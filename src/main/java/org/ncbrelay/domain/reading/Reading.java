package org.ncbrelay.domain.reading;

import java.util.List;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;

/**
 * What came of reading an answer.
 *
 * @param value      null unless the answer keeps every rule
 * @param violations everything that is wrong, in the order of the declaration; empty if nothing is
 */
public record Reading<T>(T value, List<Violation> violations) {
    public Reading {
        violations = List.copyOf(violations);
    }

    /** @throws Refusal.Invalid naming every violation */
    public T orThrow() {
        if (!violations.isEmpty()) throw new Refusal.Invalid(violations);
        return value;
    }
}

package org.ncbrelay.domain.reading;

import java.util.List;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;

/** What came of reading an answer: the value, or everything that is wrong with it. */
public sealed interface Reading<T> {
    /** @throws Refusal.Invalid naming every violation */
    T orThrow();

    /** Everything that is wrong, in the order of the declaration; empty if nothing is. */
    List<Violation> violations();

    /** The answer keeps every rule. */
    record Valid<T>(T value) implements Reading<T> {
        @Override
        public T orThrow() {
            return value;
        }

        @Override
        public List<Violation> violations() {
            return List.of();
        }
    }

    /** The answer breaks at least one rule. */
    record Invalid<T>(List<Violation> violations) implements Reading<T> {
        public Invalid {
            violations = List.copyOf(violations);
        }

        @Override
        public T orThrow() {
            throw new Refusal.Invalid(violations);
        }
    }
}

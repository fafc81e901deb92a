package org.ncbrelay.domain;

import java.util.Arrays;
import java.util.Optional;

/** A violation that a rule identifies by a name, so that pages can show it in the reader's language. */
public interface NamedViolation {
    Violation violation();

    /** The name of an enum's constant. */
    String name();

    /** Which of a rule's own violations this one is; empty if it comes from elsewhere. */
    static <N extends NamedViolation> Optional<N> of(N[] ofRule, Violation violation) {
        return Arrays.stream(ofRule)
                .filter(each -> each.violation().equals(violation))
                .findFirst();
    }
}

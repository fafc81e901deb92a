package org.ncbrelay.domain.request;

import org.ncbrelay.domain.EnumWords;

/** How soon support is needed; time limits depend on it. In rising order. */
public enum Urgency {
    ROUTINE(40),
    URGENT(60),
    VERY_URGENT(80);

    private final int priority;

    Urgency(int priority) {
        this.priority = priority;
    }

    /** By which lists of tasks are sorted, the highest first; 50 is the engine's own. Our default. */
    public int priority() {
        return priority;
    }

    /** Plain words, as {@code very urgent}. */
    public String words() {
        return EnumWords.of(this);
    }
}

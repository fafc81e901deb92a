package org.ncbrelay.domain.request;

import java.util.Locale;

/** How soon support is needed; time limits depend on it. In rising order. */
public enum Urgency {
    ROUTINE,
    URGENT,
    VERY_URGENT;

    /** Plain words, as {@code very urgent}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

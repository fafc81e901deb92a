package org.ncbrelay.domain;

import java.util.Locale;

/** Names of our lists as words of an English sentence, for messages that people read. */
public final class EnumWords {
    private EnumWords() {}

    /** {@code IN_SUPPORT} as “in support”. */
    public static String of(Enum<?> name) {
        return name.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}

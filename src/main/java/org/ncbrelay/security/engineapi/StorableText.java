package org.ncbrelay.security.engineapi;

import java.nio.charset.StandardCharsets;

/** What PostgreSQL can compare with a text: no null character, no half of a surrogate pair. The engine would fail at either. */
final class StorableText {
    private StorableText() {}

    static boolean is(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}

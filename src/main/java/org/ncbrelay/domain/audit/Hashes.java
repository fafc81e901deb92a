package org.ncbrelay.domain.audit;

import java.nio.charset.StandardCharsets;

/** Fields as text to be hashed, exactly as the function {@code audit_text} of the database writes them. */
final class Hashes {
    private Hashes() {}

    /** Fields as one text that cannot be read in two ways: each with its length in bytes, null as a dash. */
    static String text(Object... fields) {
        StringBuilder text = new StringBuilder();
        for (Object field : fields) {
            if (field == null) text.append('-');
            else {
                String value = field.toString();
                text.append(value.getBytes(StandardCharsets.UTF_8).length)
                        .append(':')
                        .append(value);
            }
            text.append('\n');
        }
        return text.toString();
    }
}

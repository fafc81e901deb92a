package org.ncbrelay.domain.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over fields, exactly as the database's {@code audit_text} and {@code audit_sha256} compute it. */
final class Hashes {
    private static final HexFormat HEX = HexFormat.of();

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

    /** In lower-case hexadecimal. */
    static String sha256(String text) {
        return HEX.formatHex(sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] sha256(byte[]... parts) {
        MessageDigest digest = start();
        for (byte[] part : parts) digest.update(part);
        return digest.digest();
    }

    static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

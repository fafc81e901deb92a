package org.ncbrelay.flow.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What a receipt proves: the SHA-256 of the request as it was sent. */
public final class RequestDigest {
    private RequestDigest() {}

    /** @return lower-case hexadecimal, 64 characters */
    public static String of(String request) {
        return of(request.getBytes(StandardCharsets.UTF_8));
    }

    /** @return lower-case hexadecimal, 64 characters */
    public static String of(byte[] request) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(request));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

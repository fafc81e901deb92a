package org.ncbrelay.fuzz.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What came back.
 *
 * @param status  0 where the connection was closed without an answer
 * @param headers by name in lower case
 */
record Reply(int status, Map<String, String> headers, byte[] body, long nanos) {
    boolean isRefused() {
        return status >= 400 && status < 500;
    }

    /** Done, or led on to where it was done; not the way to the login. */
    boolean isDone() {
        return status >= 200 && status < 300 || status == 304 || status >= 300 && status < 400 && !leadsToLogin();
    }

    boolean leadsToLogin() {
        return status >= 300
                && status < 400
                && header("location").replaceAll("[?#].*", "").endsWith("/login");
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}

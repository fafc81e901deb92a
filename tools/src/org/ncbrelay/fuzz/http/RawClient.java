package org.ncbrelay.fuzz.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes requests as they are, which no client of a library would; by HTTP 1.0, whose answers end with their connection. */
final class RawClient {
    /** An answer that does not come in this time is a finding; our default, above the time-outs of the relay itself. */
    private static final int LONGEST_MILLIS = 30_000;

    private RawClient() {}

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
            return status >= 200 && status < 400 && !leadsToLogin();
        }

        boolean leadsToLogin() {
            return status / 100 == 3
                    && header("location").replaceAll("[?#].*", "").endsWith("/login");
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** @param headers Host and Content-Length are added */
    static Reply send(int port, String method, String target, Map<String, String> headers, byte[] body) {
        long begun = System.nanoTime();
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(LONGEST_MILLIS);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request(port, method, target, headers, body));
            } catch (IOException cut) {
                // A body that is refused may be cut before it is all there, after the answer.
            }
            try {
                socket.getInputStream().transferTo(answer);
            } catch (IOException reset) {
                if (answer.size() == 0) throw reset;
            }
            return read(answer.toByteArray(), begun);
        } catch (IOException | IndexOutOfBoundsException silent) {
            return new Reply(0, Map.of("failure", String.valueOf(silent)), new byte[0], System.nanoTime() - begun);
        }
    }

    private static byte[] request(int port, String method, String target, Map<String, String> headers, byte[] body) {
        StringBuilder head = new StringBuilder(method + ' ' + target + " HTTP/1.0\r\nHost: localhost:" + port);
        headers.forEach((name, value) -> head.append("\r\n" + name + ": " + value));
        if (body != null) head.append("\r\nContent-Length: ").append(body.length);
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (body != null) request.writeBytes(body);
        return request.toByteArray();
    }

    private static Reply read(byte[] answer, long begun) {
        long nanos = System.nanoTime() - begun;
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        String[] lines = text.substring(0, end).split("\r\n");
        Map<String, String> headers = new TreeMap<>();
        for (String line : List.of(lines).subList(1, lines.length)) {
            String[] header = line.split(":", 2);
            headers.merge(header[0].toLowerCase(Locale.ROOT), header[1].strip(), (one, other) -> one + ", " + other);
        }
        return new Reply(
                Integer.parseInt(lines[0].split(" ")[1]),
                headers,
                Arrays.copyOfRange(answer, end + 4, answer.length),
                nanos);
    }
}

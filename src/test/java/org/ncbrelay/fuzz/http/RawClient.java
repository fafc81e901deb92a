package org.ncbrelay.fuzz.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes requests as they are, which no client of a library would, over one connection for as long as the relay keeps it. */
final class RawClient implements AutoCloseable {
    /** An answer that does not come in this time is a finding; our default, above the time-outs of the relay itself. */
    static final int LONGEST_MILLIS = 30_000;

    private static final int MOST_BYTES = 8 * 1024 * 1024;

    private final int port;
    private Socket socket;
    private InputStream in;

    RawClient(int port) {
        this.port = port;
    }

    /** @param headers names and values in turn; Host and Content-Length are added */
    Reply send(String method, String target, List<String> headers, byte[] body) throws IOException {
        long begun = System.nanoTime();
        boolean reused = socket != null;
        try {
            return once(method, target, headers, body, begun);
        } catch (IOException closed) {
            close();
            if (!reused)
                return new Reply(0, Map.of("failure", String.valueOf(closed)), new byte[0], System.nanoTime() - begun);
        }
        // An idle connection may have been closed between two requests; nothing was read of this one then.
        try {
            return once(method, target, headers, body, begun);
        } catch (IOException closed) {
            close();
            return new Reply(0, Map.of("failure", String.valueOf(closed)), new byte[0], System.nanoTime() - begun);
        }
    }

    private Reply once(String method, String target, List<String> headers, byte[] body, long begun) throws IOException {
        if (socket == null) {
            socket = new Socket("localhost", port);
            socket.setSoTimeout(LONGEST_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 32 * 1024);
        }
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(target)
                .append(" HTTP/1.1\r\nHost: localhost:")
                .append(port);
        for (int i = 0; i < headers.size(); i += 2)
            head.append("\r\n").append(headers.get(i)).append(": ").append(headers.get(i + 1));
        if (body != null) head.append("\r\nContent-Length: ").append(body.length);
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.append("\r\n\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (body != null) request.writeBytes(body);
        IOException unsent = null;
        try {
            request.writeTo(socket.getOutputStream());
        } catch (IOException cut) {
            // Who refuses a body may close before it is all there, and has answered.
            unsent = cut;
        }
        try {
            return read(method, begun);
        } catch (IOException silent) {
            throw unsent == null ? silent : unsent;
        }
    }

    private Reply read(String method, long begun) throws IOException {
        int status;
        Map<String, String> headers;
        do {
            String line = line();
            if (!line.startsWith("HTTP/1.1 ")) throw new IOException("no status line: " + line);
            status = Integer.parseInt(line.substring(9, 12));
            headers = headers();
        } while (status / 100 == 1);
        byte[] body = method.equals("HEAD") || status == 204 || status == 304 ? new byte[0] : body(headers);
        if (headers.getOrDefault("connection", "").equalsIgnoreCase("close")) close();
        return new Reply(status, headers, body, System.nanoTime() - begun);
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0)
                headers.merge(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip(),
                        (one, other) -> one + ", " + other);
        }
        return headers;
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.getOrDefault("transfer-encoding", "").contains("chunked")) return chunks();
        if (headers.containsKey("content-length")) return whole(Integer.parseInt(headers.get("content-length")));
        if (!headers.getOrDefault("connection", "").equalsIgnoreCase("close")) return new byte[0];
        return in.readNBytes(MOST_BYTES);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int length = Integer.parseInt(line().strip(), 16);
                length > 0;
                length = Integer.parseInt(line().strip(), 16)) {
            body.writeBytes(whole(length));
            line();
        }
        headers();
        return body.toByteArray();
    }

    private byte[] whole(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) throw new IOException("an answer that ends in its middle");
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new IOException("closed");
            if (next != '\r') line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        if (socket != null) socket.close();
        socket = null;
    }
}

package org.ncbrelay.security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Server-sent events, as a page receives them. */
final class EventStream implements AutoCloseable {
    private static final int LONGEST_WAIT_MS = 60_000;

    private final HttpURLConnection connection;
    private final BufferedReader lines;

    private EventStream(HttpURLConnection connection, BufferedReader lines) {
        this.connection = connection;
        this.lines = lines;
    }

    static EventStream open(int port, String session) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://localhost:" + port + "/news/events").toURL().openConnection();
        connection.setReadTimeout(LONGEST_WAIT_MS);
        connection.setRequestProperty("Accept", "text/event-stream");
        connection.setRequestProperty("Cookie", "JSESSIONID=" + session);
        return new EventStream(
                connection,
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8)));
    }

    /** What the next event says; null once the stream has ended. */
    String next() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine())
            if (line.startsWith("data:")) return line.substring("data:".length());
        return null;
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}

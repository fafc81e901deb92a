package org.ncbrelay.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;

/** A request that is written byte by byte, so that a test can keep its body back. */
public final class RawRequest implements AutoCloseable {
    private static final int WAIT_MILLIS = 60_000;
    private static final int PAUSE_MILLIS = 20;

    private final Socket socket;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();

    private RawRequest(Socket socket) {
        this.socket = socket;
    }

    /** Sends the head only; the host is localhost unless a header names another one. */
    public static RawRequest head(int port, String line, String... headers) throws IOException {
        RawRequest request = new RawRequest(new Socket("localhost", port));
        StringBuilder head = new StringBuilder(line + " HTTP/1.1\r\n");
        if (Stream.of(headers).noneMatch(header -> header.startsWith("Host:"))) head.append("Host: localhost\r\n");
        for (String header : headers) head.append(header).append("\r\n");
        request.send(head.append("\r\n").toString());
        return request;
    }

    public static String basic(String user, String password) {
        byte[] login = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(login);
    }

    public void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Ends the body here, however long the head says it is. */
    public void sendNothingMore() throws IOException {
        socket.shutdownOutput();
    }

    /** Sends the text again and again, with a pause after each, until the relay answers. */
    public int statusWhileSending(String text) throws IOException {
        socket.setSoTimeout(PAUSE_MILLIS);
        long end = System.nanoTime() + WAIT_MILLIS * 1_000_000L;
        while (System.nanoTime() < end) {
            try {
                send(text);
                int read = socket.getInputStream().read();
                if (read >= 0) answer.write(read);
                return status();
            } catch (SocketTimeoutException noAnswerYet) {
                // The pause is over.
            }
        }
        throw new AssertionError("the relay still waits for the body");
    }

    /** @throws SocketTimeoutException if the relay goes on waiting for the body */
    public int status() throws IOException {
        socket.setSoTimeout(WAIT_MILLIS);
        for (int read = 0; read >= 0 && read != '\n'; ) {
            read = socket.getInputStream().read();
            if (read >= 0) answer.write(read);
        }
        return Integer.parseInt(answer.toString(StandardCharsets.US_ASCII).split(" ")[1]);
    }

    /** Sends the text again and again until the relay closes the connection. */
    public void sendUntilClosed(String text) throws IOException {
        socket.setSoTimeout(PAUSE_MILLIS);
        long end = System.nanoTime() + WAIT_MILLIS * 1_000_000L;
        while (System.nanoTime() < end) {
            try {
                send(text);
                if (socket.getInputStream().read() < 0) return;
            } catch (SocketTimeoutException open) {
                // The pause is over.
            } catch (IOException closed) {
                return;
            }
        }
        throw new AssertionError("the connection is still open");
    }

    /** Reads on until the relay closes the connection, and answers everything that it said. */
    public String untilClosed() throws IOException {
        socket.setSoTimeout(WAIT_MILLIS);
        try {
            socket.getInputStream().transferTo(answer);
        } catch (SocketTimeoutException open) {
            throw new AssertionError("the connection is still open", open);
        } catch (IOException reset) {
            // Closed over bytes that nobody read.
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

package org.ncbrelay.labs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A mail server that counts what it took over, by Message-ID, and misbehaves on demand. A letter counts as taken over when its last line has
 * come, whatever is answered then: a letter without an answer must be sent again.
 */
final class SmtpPeer implements AutoCloseable {
    /** How it treats a connection. */
    enum Mood {
        WELL,
        /** Takes the connection and says nothing. */
        SILENT,
        /** Takes the letter over and never says so. */
        SILENT_AFTER_DATA,
        /** Is out of service (421). */
        REFUSES,
        /** Does not take this letter now (451). */
        REFUSES_AFTER_DATA,
        /** Takes the letter over and hangs up before saying so. */
        DROPS_AFTER_DATA,
        /** Hangs up in the middle of the letter. */
        DROPS_IN_DATA,
        /** Says of each command twice that it is done. */
        ANSWERS_TWICE
    }

    private static final String MESSAGE_ID = "message-id:";

    final Conduct<Mood> conduct = new Conduct<>(Mood.class);
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();
    private final ServerSocket door = Listener.open(this::serve);

    int port() {
        return door.getLocalPort();
    }

    /** How often each letter was taken over. */
    Map<String, Integer> taken() {
        return taken;
    }

    private void serve(Socket caller) throws IOException {
        Mood mood = conduct.next();
        BufferedReader in =
                new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = caller.getOutputStream();
        if (mood == Mood.SILENT) awaitEnd(in);
        else if (mood == Mood.REFUSES) say(out, "421 peer.example out of service");
        else {
            say(out, "220 peer.example ESMTP");
            converse(in, out, mood);
        }
    }

    private void converse(BufferedReader in, OutputStream out, Mood mood) throws IOException {
        int times = mood == Mood.ANSWERS_TWICE ? 2 : 1;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.toUpperCase(Locale.ROOT);
            if (!command.startsWith("DATA")) {
                say(out, (command.startsWith("QUIT") ? "221 bye" : "250 peer.example"), times);
                continue;
            }
            say(out, "354 go on");
            String id = letter(in, mood);
            if (id == null) return;
            if (mood != Mood.REFUSES_AFTER_DATA) taken.merge(id, 1, Integer::sum);
            switch (mood) {
                case REFUSES_AFTER_DATA -> say(out, "451 not now");
                case DROPS_AFTER_DATA -> {
                    return;
                }
                case SILENT_AFTER_DATA -> awaitEnd(in);
                default -> say(out, "250 taken", times);
            }
        }
    }

    /** @return the Message-ID; null where the letter did not come to its end */
    private static String letter(BufferedReader in, Mood mood) throws IOException {
        String id = null;
        int lines = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) return id;
            if (id == null && line.toLowerCase(Locale.ROOT).startsWith(MESSAGE_ID))
                id = line.substring(MESSAGE_ID.length()).strip();
            if (mood == Mood.DROPS_IN_DATA && ++lines == 5) return null;
        }
        return null;
    }

    private static void awaitEnd(BufferedReader in) throws IOException {
        while (in.readLine() != null) continue;
    }

    private static void say(OutputStream out, String line) throws IOException {
        say(out, line, 1);
    }

    private static void say(OutputStream out, String line, int times) throws IOException {
        out.write((line + "\r\n").repeat(times).getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}

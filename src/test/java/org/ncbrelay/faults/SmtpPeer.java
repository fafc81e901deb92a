package org.ncbrelay.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail server that counts what it took over, by Message-ID, and misbehaves when it is told to. A letter counts as taken over when its
 * last line has come, whatever is answered then: what the relay does not hear of, it must send again.
 */
final class SmtpPeer implements Taken, AutoCloseable {
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

    private static final Pattern MESSAGE_ID = Pattern.compile("^Message-ID:\\s*(\\S+)", Pattern.CASE_INSENSITIVE);

    private final Listener listener;
    private final Map<String, AtomicInteger> taken = new ConcurrentHashMap<>();
    final Conduct<Mood> conduct;

    SmtpPeer(long seed) {
        conduct = new Conduct<>(Mood.class, seed);
        listener = new Listener("smtp-peer", this::serve);
    }

    int port() {
        return listener.port();
    }

    @Override
    public int taken(String messageId) {
        AtomicInteger count = taken.get(messageId);
        return count == null ? 0 : count.get();
    }

    @Override
    public Set<String> letters() {
        return taken.keySet();
    }

    private void serve(Socket caller) throws IOException {
        Mood mood = conduct.next();
        try (caller) {
            caller.setTcpNoDelay(true);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
            OutputStream out = caller.getOutputStream();
            if (mood == Mood.SILENT) {
                awaitEnd(in);
                return;
            }
            if (mood == Mood.REFUSES) {
                say(out, "421 peer.example out of service", false);
                return;
            }
            say(out, "220 peer.example ESMTP", false);
            boolean twice = mood == Mood.ANSWERS_TWICE;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("DATA")) {
                    say(out, "354 go on", false);
                    String id = letter(in, mood);
                    if (id == null) return;
                    if (mood == Mood.REFUSES_AFTER_DATA) {
                        say(out, "451 not now", false);
                        continue;
                    }
                    taken.computeIfAbsent(id, new_ -> new AtomicInteger()).incrementAndGet();
                    if (mood == Mood.DROPS_AFTER_DATA) return;
                    if (mood == Mood.SILENT_AFTER_DATA) {
                        awaitEnd(in);
                        return;
                    }
                    say(out, "250 taken", twice);
                } else if (command.startsWith("QUIT")) {
                    say(out, "221 bye", twice);
                    return;
                } else {
                    say(out, "250 peer.example", twice);
                }
            }
        }
    }

    /** @return the Message-ID; null where the letter did not come to its end */
    private static String letter(BufferedReader in, Mood mood) throws IOException {
        String id = null;
        int lines = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.equals(".")) return id;
            Matcher header = MESSAGE_ID.matcher(line);
            if (id == null && header.find()) id = header.group(1);
            if (mood == Mood.DROPS_IN_DATA && ++lines == 5) return null;
        }
        return null;
    }

    private static void awaitEnd(BufferedReader in) throws IOException {
        while (in.readLine() != null) continue;
    }

    private static void say(OutputStream out, String line, boolean twice) throws IOException {
        out.write(((line + "\r\n").repeat(twice ? 2 : 1)).getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}

package org.ncbrelay.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The folder of letters of a relay that sends none; a letter counts only if its file has all of its lines. */
final class Mailbox implements Taken {
    private static final String ID = "message-id:";

    private final Path folder;
    private Set<String> read;

    Mailbox(Path folder) {
        this.folder = folder;
    }

    @Override
    public int taken(String messageId) {
        if (read == null) read = letters();
        return read.contains(messageId) ? 1 : 0;
    }

    @Override
    public Set<String> letters() {
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> letters = new HashSet<>();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".eml")).toList()) {
                List<String> lines = Files.readAllLines(file, StandardCharsets.ISO_8859_1);
                // Headers, an empty line, and a body after it.
                int body = lines.indexOf("");
                if (body > 0 && body < lines.size() - 1)
                    lines.subList(0, body).stream()
                            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(ID))
                            .forEach(line ->
                                    letters.add(line.substring(ID.length()).strip()));
            }
            return letters;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

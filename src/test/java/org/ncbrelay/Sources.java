package org.ncbrelay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of the tree, for tests that read them. */
public final class Sources {
    private Sources() {}

    /** Texts by their paths below a folder, with slashes; characters beyond ASCII are not decoded, as not all resources are text. */
    public static Map<String, String> below(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            Map<String, String> texts = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList())
                if (file.toString().endsWith(ending))
                    texts.put(
                            folder.relativize(file).toString().replace('\\', '/'), Files.readString(file, ISO_8859_1));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

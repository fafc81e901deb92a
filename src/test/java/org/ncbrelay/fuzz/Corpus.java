package org.ncbrelay.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The inputs that are kept for a fuzz test: one file each, of which the name says what is special about it. */
final class Corpus {
    private static final Path ALL = Path.of("src", "test", "resources", "fuzz");

    private Corpus() {}

    static Path folder(Class<?> target) {
        return ALL.resolve(target.getSimpleName());
    }

    /** By the name of the file, in the order of these. */
    static Map<String, byte[]> of(Class<?> target) {
        Map<String, byte[]> inputs = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder(target))) {
            for (Path file : files.toList()) inputs.put(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        return inputs;
    }
}

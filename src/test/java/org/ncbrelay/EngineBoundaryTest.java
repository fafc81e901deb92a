package org.ncbrelay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A fork of the engine can replace it only if few files know what is inside it. */
class EngineBoundaryTest {
    private static final Path MAIN = Path.of("src/main");
    private static final int MOST_FILES = 30;
    private static final Pattern TABLE = Pattern.compile("\\bact_(ru|id|re|ge|hi)_\\w", Pattern.CASE_INSENSITIVE);

    @Test
    void fewFilesUseTheInternalClassesOfTheEngine() {
        assertThat(filesWith("java", Pattern.compile("org\\.camunda\\.bpm\\.engine\\.impl\\.")))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(MOST_FILES);
    }

    @Test
    void tablesOfTheEngineAreReadThroughViewsThatOneMigrationMakes() {
        assertThat(filesWith("", TABLE)).containsExactly("IndexedStatement.java", "V3__engine.sql");
    }

    private static List<String> filesWith(String folder, Pattern pattern) {
        try (Stream<Path> files = Files.walk(MAIN.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> pattern.matcher(read(file)).find())
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1); // resources are not all text
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

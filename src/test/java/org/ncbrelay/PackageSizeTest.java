package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A package is read at a glance, or it is divided by what its classes are for. */
class PackageSizeTest {
    /** Our default. */
    private static final long MOST = 30;

    @Test
    void noPackageHasMoreFilesThanAreReadAtAGlance() throws IOException {
        Path source = Path.of("src", "main", "java", "org", "ncbrelay");
        try (Stream<Path> files = Files.walk(source)) {
            Map<String, Long> larger = files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(
                            file -> source.relativize(file.getParent())
                                    .toString()
                                    .replace('\\', '/'),
                            Collectors.counting()));
            larger.values().removeIf(count -> count <= MOST);
            assertThat(larger).isEmpty();
        }
    }
}

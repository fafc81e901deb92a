package org.ncbrelay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A package is read at a glance, or it is divided by what its classes are for. */
class PackageSizeTest {
    /** Our default. */
    private static final long MOST = 30;

    @Test
    void noPackageHasMoreFilesThanAreReadAtAGlance() {
        Map<String, Long> sizes = Sources.below(Path.of("src", "main", "java"), ".java").keySet().stream()
                .collect(Collectors.groupingBy(file -> file.replaceFirst("/[^/]*$", ""), Collectors.counting()));
        sizes.values().removeIf(count -> count <= MOST);
        assertThat(sizes).isEmpty();
    }
}

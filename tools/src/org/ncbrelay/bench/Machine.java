package org.ncbrelay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the figures were measured on. */
public final class Machine {
    private Machine() {}

    /** Processor, cores and Java. */
    public static String description() throws IOException {
        Path linux = Path.of("/proc/cpuinfo");
        String processor = (Files.exists(linux) ? Files.readAllLines(linux) : List.<String>of())
                .stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.replaceFirst(".*: ", ""))
                        .findFirst()
                        .orElse(System.getProperty("os.arch"));
        return "%s, %d cores, Java %d"
                .formatted(
                        processor,
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature());
    }
}

package org.ncbrelay.bench.counters;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The counts that the build holds the relay to. A figure may be five per cent above its committed one, so that a change which
 * costs a statement more somewhere is not held up; whoever makes the relay cheaper commits the smaller figures.
 */
final class CommittedCounts {
    private static final Path FILE = Path.of("src", "test", "resources", "bench", "counters.properties");
    private static final double TOLERANCE = 0.05;

    private final Properties committed;

    CommittedCounts(Properties committed) {
        this.committed = committed;
    }

    /** Reads the committed file. */
    static CommittedCounts read() {
        Properties committed = new Properties();
        try (Reader file = Files.newBufferedReader(FILE)) {
            committed.load(file);
            return new CommittedCounts(committed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names every figure that is more than five per cent above its committed one, or that has none. */
    List<String> exceeded(Map<String, Long> measured) {
        List<String> exceeded = new ArrayList<>();
        measured.forEach((name, figure) -> {
            long allowed = committed(name);
            if (figure > allowed * (1 + TOLERANCE)) exceeded.add(name + " is " + figure + ", committed is " + allowed);
        });
        return exceeded;
    }

    private long committed(String name) {
        return Long.parseLong(committed.getProperty(name, "0").strip());
    }

    /** A line for each figure: measured, committed, and the difference in per cent. */
    String table(Map<String, Long> measured) {
        return measured.entrySet().stream()
                .map(figure -> line(figure.getKey(), figure.getValue(), committed(figure.getKey())))
                .collect(Collectors.joining("\n", "%-32s %12s %12s%n".formatted("", "measured", "committed"), "\n"));
    }

    private static String line(String name, long measured, long committed) {
        String difference = committed == 0
                ? ""
                : String.format(Locale.ROOT, "%+7.1f %%", 100.0 * (measured - committed) / committed);
        return String.format(Locale.ROOT, "%-32s %,12d %,12d %s", name, measured, committed, difference);
    }

    /** The measured figures as they would be committed. */
    static String file(Map<String, Long> measured) {
        return measured.entrySet().stream()
                .map(figure -> figure.getKey() + " = " + figure.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
    }
}

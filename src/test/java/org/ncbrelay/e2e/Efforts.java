package org.ncbrelay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** What each task took, by whose hand; holds each to one page and three presses beside its answers (our default). */
final class Efforts {
    private static final Path TABLE = Path.of("target", "clicks.md");
    private static final int MOST_PRESSES = 3;

    private final Map<String, Map<Hands, Effort>> byTask = new LinkedHashMap<>();

    void add(String task, Hands hands, Effort effort) {
        assertThat(effort.presses()).as("presses for " + task).isLessThanOrEqualTo(MOST_PRESSES);
        assertThat(effort.places()).as("pages for " + task).hasSize(1);
        byTask.computeIfAbsent(task, none -> new TreeMap<>()).put(hands, effort);
    }

    /** As a table that documents can take over. */
    void write() throws IOException {
        StringBuilder table = new StringBuilder("| task |");
        for (Hands hands : Hands.values())
            table.append(' ').append(hands.words()).append(" |");
        table.append("\n|---|").append("---|".repeat(Hands.values().length)).append('\n');
        byTask.forEach((task, efforts) -> {
            table.append("| ").append(task).append(" |");
            for (Hands hands : Hands.values())
                table.append(' ').append(cell(efforts.get(hands))).append(" |");
            table.append('\n');
        });
        Files.writeString(TABLE, table);
    }

    private static String cell(Effort effort) {
        return effort == null
                ? "–"
                : "%d pressed, %d page, opened %d times"
                        .formatted(effort.presses(), effort.places().size(), effort.changes());
    }
}

package org.ncbrelay.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ncbrelay.faults.Experiment.Result;

/** The table of a run, written anew after each class of faults, so that a run that is broken off leaves what it has. */
final class Report {
    private static final int EXAMPLES = 20;
    private static final Duration READY = Duration.ofSeconds(20);

    private final Path file;
    private final String title;
    private final List<String> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int kills;
    private int late;

    Report(Path file, String title) {
        this.file = file;
        this.title = title;
    }

    /** @param killing whether each fault was a {@code kill -9} */
    void add(Result result, boolean killing) throws IOException {
        rows.add("| %s | %,d | %,d | %,d | %d | %d | %d | %d | %s | %s | %d min |"
                .formatted(
                        result.experiment().what(),
                        result.injections(),
                        result.ledger().acts(),
                        result.ledger().seen(),
                        result.findings().lost().size(),
                        result.findings().doubled().size(),
                        result.findings().wrong().size(),
                        failures(result.ledger()),
                        seconds(result.median()),
                        seconds(result.worst()),
                        result.whole().toMinutes()));
        if (killing) {
            kills += result.injections();
            late += (int) result.recoveries().stream()
                    .filter(each -> each.compareTo(READY) > 0)
                    .count();
        }
        note(
                result.experiment().what(),
                result.lettersRepeated(),
                result.ledger().answers(),
                result.findings());
        write();
    }

    /** @param losers what those who lost were told, and how often */
    void add(int races, int claims, int winners, Map<String, ?> losers, Findings findings) throws IOException {
        notes.add(
                "- **races**: %,d for the completion of a task and %,d for its claim at two nodes; %s; losers were told: %s"
                        .formatted(
                                races,
                                claims,
                                winners == 0 ? "each had exactly one winner" : winners + " had not exactly one winner",
                                losers));
        examples(findings);
        write();
    }

    /** A class of faults that did not come to its end. */
    void add(String what, Throwable broken) throws IOException {
        notes.add("- **%s**: broken off: %s".formatted(what, broken));
        write();
    }

    private void note(String what, int repeated, Map<String, Integer> answers, Findings findings) {
        notes.add("- **%s**: letters taken over more than once: %,d; answers: %s"
                .formatted(
                        what,
                        repeated,
                        answers.entrySet().stream()
                                .map(each -> each.getKey() + " " + each.getValue())
                                .collect(Collectors.joining(", "))));
        examples(findings);
    }

    private void examples(Findings findings) {
        findings.lost().stream().limit(EXAMPLES).forEach(each -> notes.add("  - lost: " + each));
        findings.doubled().stream().limit(EXAMPLES).forEach(each -> notes.add("  - doubled: " + each));
        findings.wrong().stream().limit(EXAMPLES).forEach(each -> notes.add("  - wrong: " + each));
    }

    /** Answers that no fault excuses: of a database that is away, 503 tells. */
    private static int failures(Ledger ledger) {
        return ledger.answers().entrySet().stream()
                .filter(each -> each.getKey().endsWith(" 500"))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static String seconds(Duration time) {
        return time.isZero() ? "–" : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private void write() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                title,
                "",
                "| fault | injected | acknowledged acts | seen done after a lost answer | lost | doubled | wrong | answers 500 | until it takes requests again, median | worst | whole |",
                "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"));
        lines.addAll(rows);
        lines.add("");
        lines.add("`kill -9` in all: %,d; of these, requests were taken again later than %d s: %d."
                .formatted(kills, READY.toSeconds(), late));
        lines.add("");
        lines.addAll(notes);
        Files.write(file, lines);
    }
}

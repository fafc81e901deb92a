package org.ncbrelay.bench.counters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ncbrelay.bench.counters.Meter.Counted;

/** Leaves in {@code target/counters} what was counted, with who wrote the log and which statements ran. */
final class CountsReport {
    private static final Path FOLDER = Path.of("target", "counters");

    private final StringBuilder text = new StringBuilder();

    CountsReport act(String act, Counted counted, RunStatements statements) {
        text.append(act).append(": ").append(counted.counts().byName()).append('\n');
        log(act, counted.log());
        text.append("\nStatements of ").append(act).append('\n');
        statements
                .inWords(counted.statements())
                .forEach((query, calls) -> text.append(String.format(Locale.ROOT, "%5d  %s%n", calls, query)));
        text.append('\n');
        return this;
    }

    CountsReport kinds(String act, Ledger ledger) {
        text.append("The kinds of acts in ").append(act).append('\n');
        for (Map.Entry<String, Integer> kind : ledger.numbers().entrySet())
            text.append(String.format(
                    Locale.ROOT,
                    "%5d  %-12s %s%n",
                    kind.getValue(),
                    kind.getKey(),
                    ledger.sum(kind.getKey()).byName()));
        log(act, ledger.log());
        text.append('\n');
        return this;
    }

    /** What the acts of each kind have run, so that one sees what is worth saving. */
    CountsReport statements(Ledger ledger, RunStatements statements) {
        ledger.numbers().forEach((kind, number) -> {
            text.append("Statements of ")
                    .append(number)
                    .append(" acts: ")
                    .append(kind)
                    .append('\n');
            statements
                    .inWords(ledger.statements(kind))
                    .forEach((query, calls) -> text.append(String.format(Locale.ROOT, "%5d  %s%n", calls, query)));
            text.append('\n');
        });
        return this;
    }

    private void log(String act, List<WrittenLog.Share> shares) {
        text.append("\nLog of ").append(act).append(": bytes, records, rows\n");
        for (WrittenLog.Share share : shares)
            text.append(String.format(
                    Locale.ROOT, "%,9d %6d %5d  %s%n", share.bytes(), share.records(), share.rows(), share.relation()));
    }

    /** @return where to read it */
    Path write(Map<String, Long> figures) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("counters.properties"), CommittedCounts.file(figures));
        return Files.writeString(FOLDER.resolve("details.txt"), text);
    }
}

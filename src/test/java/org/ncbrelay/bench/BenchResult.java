package org.ncbrelay.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The result of {@code make bench}: a file for programs, by keys, and a table for people, in words. */
final class BenchResult {
    private final List<Contender> contenders;
    private final Comparison comparison;
    private final Map<String, String> machine = new LinkedHashMap<>();
    private final Map<String, Comparison.Ratio> ratios = new LinkedHashMap<>();
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private final Map<String, String> words = new LinkedHashMap<>();

    BenchResult(List<Contender> contenders, Comparison comparison) {
        this.contenders = contenders;
        this.comparison = comparison;
    }

    /** Something that says where and how it was measured. */
    BenchResult machine(String key, String value) {
        machine.put(key, value);
        return this;
    }

    BenchResult ratio(String key, String inWords, Comparison.Ratio ratio) {
        ratios.put(key, ratio);
        words.put(key, inWords);
        return this;
    }

    /** A figure of the relay alone. */
    BenchResult figure(String key, String inWordsWithUnit, double figure) {
        figures.put(key, figure);
        words.put(key, inWordsWithUnit);
        return this;
    }

    void write(Path file) throws IOException {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("machine", machine);
        result.put("ratios", ratios);
        result.put("relay", figures);
        result.put("rounds", comparison.rounds());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), result);
    }

    String table() {
        StringBuilder table = new StringBuilder("\n");
        machine.forEach((key, value) -> table.append(line("%-18s %s", key, value)));
        table.append(line(
                "%n%-36s %10s %9s %9s %9s %9s %9s",
                "median of the rounds, ms", "per second", "p50", "p90", "p99", "CPU", "CPU PG"));
        contenders.forEach(contender -> table.append(line(contender)));
        table.append(line("%n%-64s %s", "ratio in a round", "median (least to greatest)"));
        ratios.forEach((key, ratio) -> table.append(line("%-64s %s", words.get(key), ratio)));
        table.append('\n');
        figures.forEach((key, figure) -> table.append(line("%-64s %.1f", words.get(key), figure)));
        return table.toString();
    }

    private String line(Contender contender) {
        String key = contender.key();
        return line(
                "%-36s %10.1f %9.2f %9.2f %9.2f %9.2f %9.2f",
                contender.name(),
                comparison.median(key, Round::perSecond),
                comparison.median(key, Round::p50),
                comparison.median(key, Round::p90),
                comparison.median(key, Round::p99),
                comparison.median(key, Round::cpuProcess),
                comparison.median(key, Round::cpuPostgres));
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format + "%n", values);
    }
}

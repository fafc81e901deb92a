package org.ncbrelay.adapter.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** What dashboard, alert rules and run book say of the metrics: their queries, and the names in them. */
final class Queries {
    static final Path RUN_BOOK = Path.of("docs", "operations.md");
    private static final Path DASHBOARD = Path.of("docker", "grafana", "ncb-relay.json");
    private static final Path ALERTS = Path.of("docker", "prometheus", "alerts.yaml");

    /** What Prometheus itself knows of each target. */
    static final Set<String> OF_PROMETHEUS = Set.of("up");

    private static final Set<String> WORDS = Set.of(
            "and", "or", "unless", "by", "without", "on", "ignoring", "group_left", "group_right", "bool", "offset");

    /** A name that no bracket follows: with one, it is a function. */
    private static final Pattern NAME = Pattern.compile("(?<![\\w:.])([a-zA-Z_:][\\w:]*)(?![\\w:])(?!\\s*\\()");

    /** Labels, ranges, texts, and the lists of labels by which a query groups. */
    private static final Pattern NO_METRIC = Pattern.compile(
            "\\{[^}]*}|\\[[^\\]]*]|\"[^\"]*\"|\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");

    private Queries() {}

    /** The metrics that a query asks for. */
    static Set<String> metrics(String query) {
        Set<String> metrics = new TreeSet<>();
        Matcher name = NAME.matcher(NO_METRIC.matcher(query).replaceAll(" "));
        while (name.find()) if (!WORDS.contains(name.group(1))) metrics.add(name.group(1));
        return metrics;
    }

    /** Every query of the dashboard by the title of its panel. */
    static Map<String, List<String>> ofDashboard() {
        Map<String, List<String>> queries = new LinkedHashMap<>();
        read(DASHBOARD)
                .path("panels")
                .forEach(panel -> panel.path("targets")
                        .forEach(target -> queries.computeIfAbsent(
                                        panel.path("title").asText(), unused -> new ArrayList<>())
                                .add(target.path("expr").asText())));
        return queries;
    }

    static List<Alert> alerts() {
        List<Alert> alerts = new ArrayList<>();
        try (Reader yaml = Files.newBufferedReader(ALERTS)) {
            JsonNode groups = new ObjectMapper().valueToTree(new Yaml().load(yaml));
            groups.path("groups")
                    .forEach(group -> group.path("rules")
                            .forEach(rule -> alerts.add(new Alert(
                                    rule.path("alert").asText(),
                                    rule.path("expr").asText(),
                                    rule.path("labels").path("severity").asText(),
                                    rule.path("annotations").path("runbook").asText()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return alerts;
    }

    /** @param runbook a section of a file, as its address has it */
    record Alert(String name, String query, String severity, String runbook) {}

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

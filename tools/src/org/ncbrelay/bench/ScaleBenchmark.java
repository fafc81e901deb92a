package org.ncbrelay.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ncbrelay.bench.ScaleMeasurement.Figure;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Measures whether the relay slows down as cases grow: submissions, answers to tasks, lists and pages, one at a time, at no case
 * and at each of the sizes: {@code make bench-scale}.
 */
public final class ScaleBenchmark {
    private static final Path DATA = Path.of("target", "bench-scale");
    private static final String SIZES = System.getProperty("relay.bench.sizes", "0,100000,1000000");
    private static final int TASKS = Integer.getInteger("relay.bench.tasks", 20_000);

    private ScaleBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, Map<String, Figure>> sizes = new LinkedHashMap<>();
        for (String size : SIZES.split(",")) {
            int cases = Integer.parseInt(size.strip());
            // One holds a generated year of some hundred cases, the other nothing; the rows that are copied are
            // counted, and nobody works on them.
            try (RelayProcess relay = new RelayProcess(
                    DATA.resolve(cases == 0 ? "empty" : "year"),
                    List.of("-Xmx2g"),
                    "--camunda.bpm.job-execution.enabled=false",
                    "--relay.workers.scheduled=false")) {
                new ManyCases(relay.database()).growTo(cases, TASKS);
                // The JVM goes on compiling for a while: the first size must not pay for those after it.
                if (sizes.isEmpty()) new ScaleMeasurement(relay).run();
                sizes.put(rows(relay.database()), new ScaleMeasurement(relay).run());
            }
        }
        System.out.printf(
                "%n%s; median, p99 in ms, bytes of log; at %s%n",
                Machine.description(), String.join("; ", sizes.keySet()));
        List<Map<String, Figure>> measured = List.copyOf(sizes.values());
        for (String name : measured.get(measured.size() - 1).keySet())
            System.out.println(measured.stream()
                    .map(size -> size.containsKey(name) ? size.get(name).toString() : "")
                    .collect(Collectors.joining(" | ", "| " + name + " | ", " |")));
        System.exit(0);
    }

    private static String rows(JdbcTemplate database) {
        return database.queryForObject(
                "SELECT format('%s cases, %s open tasks', (SELECT count(*) FROM case_figure), (SELECT count(*) FROM act_ru_task))",
                String.class);
    }
}

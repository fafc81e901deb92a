package org.ncbrelay.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Measures whether the relay slows down as cases grow: submissions, answers to tasks, lists and pages, one at a time, at no case
 * and at each of the sizes. {@code make bench-scale}; {@code -Drelay.bench.sizes}, {@code .tasks}, {@code .looks} change them.
 */
public final class ScaleBenchmark {
    private static final Path DATA = Path.of("target", "bench-scale");
    private static final Path RESULT = Path.of("target", "bench-scale.json");
    private static final String SIZES = System.getProperty("relay.bench.sizes", "0,100000,1000000");
    private static final int TASKS = Integer.getInteger("relay.bench.tasks", 20_000);
    private static final int LOOKS = Integer.getInteger("relay.bench.looks", 200);

    private ScaleBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, List<ScaleFigure>> results = new LinkedHashMap<>();
        for (String size : SIZES.split(",")) {
            int cases = Integer.parseInt(size.strip());
            // One holds a generated year of some hundred cases, the other nothing.
            try (MeasuredRelay relay = MeasuredRelay.start(DATA.resolve(cases == 0 ? "empty" : "year"))) {
                JdbcTemplate database = relay.database();
                new ManyCases(database).growTo(cases, TASKS);
                String rows = rows(database);
                System.out.println("measuring at " + rows);
                // The JVM goes on compiling for a while: the first size must not pay for those after it.
                if (results.isEmpty()) new ScaleMeasurement(relay.port(), database, LOOKS).run();
                results.put(rows, new ScaleMeasurement(relay.port(), database, LOOKS).run());
            }
        }
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(RESULT.toFile(), results);
        print(results);
    }

    private static String rows(JdbcTemplate database) {
        return Arrays.asList("case_figure", "act_ru_task", "act_ru_job").stream()
                .map(table -> database.queryForObject("SELECT count(*) FROM " + table, Long.class))
                .toList()
                .toString()
                .replaceFirst("\\[(\\d+), (\\d+), (\\d+)]", "$1 cases, $2 open tasks, $3 jobs");
    }

    private static void print(Map<String, List<ScaleFigure>> results) throws IOException {
        List<List<ScaleFigure>> sizes = new ArrayList<>(results.values());
        System.out.printf(
                Locale.ROOT,
                "%n%s, %d cores, Java %d; median and p99 in ms, bytes of log each%n",
                Machine.processor(),
                Machine.cores(),
                Runtime.version().feature());
        for (String rows : results.keySet()) System.out.println("at " + rows);
        // An empty relay has no case to look at, so the names are those of the largest.
        for (ScaleFigure largest : sizes.get(sizes.size() - 1)) {
            StringBuilder line = new StringBuilder();
            for (List<ScaleFigure> size : sizes)
                line.append(named(size, largest.name()).map(ScaleFigure::cell).orElse(" ".repeat(27) + "  |"));
            ScaleFigure empty = sizes.size() < 2
                    ? null
                    : named(sizes.get(0), largest.name()).orElse(null);
            System.out.println(
                    line + "  " + largest.name() + "  " + largest.bar().judge(largest, empty));
        }
        System.out.println("All figures are in " + RESULT);
    }

    private static Optional<ScaleFigure> named(List<ScaleFigure> figures, String name) {
        return figures.stream().filter(figure -> figure.name().equals(name)).findFirst();
    }
}

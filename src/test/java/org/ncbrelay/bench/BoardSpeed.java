package org.ncbrelay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Measures what the board costs the server at a hundred thousand cases: {@code make board-speed} generates a year of a few hundred
 * cases in a database of its own, this class multiplies their rows there and asks for the board over HTTP, one request after
 * the other. {@code -Drelay.bench.cases}, {@code .looks} change the size.
 */
public final class BoardSpeed {
    private static final Path DATA = Path.of("target", "board-speed");
    private static final int CASES = Integer.getInteger("relay.bench.cases", 100_000);
    private static final int LOOKS = Integer.getInteger("relay.bench.looks", 60);
    private static final int TO_WARM_UP = 15;

    private BoardSpeed() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, Load> measured = new LinkedHashMap<>();
        long cases;
        long waiting;
        if (Files.notExists(DATA)) throw new IOException(DATA + " is missing: make board-speed fills it first");
        try (MeasuredRelay relay = MeasuredRelay.start(DATA, arguments)) {
            JdbcTemplate database = relay.database();
            new ManyCases(database).growTo(CASES);
            cases = count(database, "SELECT count(*) FROM case_figure");
            waiting = count(database, "SELECT count(*) FROM case_path WHERE left_at IS NULL");
            for (String user : List.of("lead", "ncbhead.ken")) {
                Visitor visitor = new Visitor(relay.port(), user);
                measured.put(user + " the first look after the start", Load.run(1, 1, () -> visitor.look("/board")));
                for (String path : List.of(
                        "/board",
                        "/board?from=2026-06-01&capability=INFORMATION_SHARING",
                        "/api/statistics",
                        "/api/statistics/nodes",
                        "/board/cases?process=acknowledgment&activity=Task_AcknowledgeRequest")) {
                    Load.run(1, TO_WARM_UP, () -> visitor.look(path));
                    measured.put(user + " " + path, Load.run(1, LOOKS, () -> visitor.look(path)));
                }
            }
        }
        System.out.printf(
                "%nMachine            %s, %d cores, Java %s%nRows               %d cases, at %d nodes now%n",
                Machine.processor(), Machine.cores(), Runtime.version().feature(), cases, waiting);
        measured.forEach((look, load) -> System.out.printf(
                "median %6.1f ms, 90 %% %6.1f ms   %s%n", load.milliseconds(0.5), load.milliseconds(0.9), look));
    }

    private static long count(JdbcTemplate database, String sql) {
        Long counted = database.queryForObject(sql, Long.class);
        return counted == null ? 0 : counted;
    }
}

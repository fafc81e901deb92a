package org.ncbrelay.bench.counters;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Knows how often PostgreSQL has run which statement for the relay, whether the relay sent it or a function, a trigger or a
 * foreign key ran it. Statements that only steer the session are not among them.
 */
final class RunStatements {
    private static final String CALLS = """
            SELECT queryid, sum(calls)::bigint AS calls FROM pg_stat_statements(false)
             WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
               AND userid <> (SELECT oid FROM pg_roles WHERE rolname = current_user)
             GROUP BY queryid ORDER BY calls DESC, queryid""";

    private final JdbcTemplate administration;

    RunStatements(JdbcTemplate administration) {
        this.administration = administration;
    }

    /** Calls by PostgreSQL's number of a statement. */
    Map<Long, Long> calls() {
        Map<Long, Long> calls = new HashMap<>();
        administration.query(CALLS, row -> {
            calls.put(row.getLong("queryid"), row.getLong("calls"));
        });
        return calls;
    }

    /** How often each statement ran between two looks; one that did not run is left out. */
    static Map<Long, Long> between(Map<Long, Long> before, Map<Long, Long> after) {
        Map<Long, Long> run = new HashMap<>();
        after.forEach((query, calls) -> {
            long more = calls - before.getOrDefault(query, 0L);
            if (more > 0) run.put(query, more);
        });
        return run;
    }

    /** The same by the text of the statement in one line, the most frequent first. */
    Map<String, Long> inWords(Map<Long, Long> calls) {
        Map<Long, String> texts = new HashMap<>();
        administration.query("SELECT queryid, query FROM pg_stat_statements", row -> {
            texts.put(row.getLong("queryid"), row.getString("query").replaceAll("\\s+", " "));
        });
        Map<String, Long> words = new LinkedHashMap<>();
        calls.entrySet().stream()
                .sorted(Map.Entry.<Long, Long>comparingByValue().reversed())
                .forEach(call -> words.merge(texts.get(call.getKey()), call.getValue(), Long::sum));
        return words;
    }
}

package org.ncbrelay.labs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the database holds of a case, counted: rows of every table that names cases, events by kind and actor, audit records by act, letters by
 * template and addressee, passages, and what the engine has (tasks, executions, variables, timers, subscriptions). A case that went its
 * way undisturbed says what each other one must have at the same step: not one row less, and not one more.
 */
final class Fingerprints {
    /** Counted in another way below, or dependent on which officer of an office acted. */
    private static final Set<String> APART = Set.of(
            "timeline_event", "audit_record", "outbox_mail", "case_path", "case_place", "case_seen", "followed_case");

    private static final String COUNTS = """
            SELECT reference, 'event ' || kind || ' by ' || actor_organisation FROM timeline_event
            UNION ALL SELECT reference, 'audit ' || act FROM audit_record WHERE act NOT LIKE 'READ\\_%'
            UNION ALL SELECT reference, 'letter ' || template || ' to ' || organisation FROM outbox_mail
            UNION ALL SELECT reference, concat_ws(' ', 'passage', process, activity, CASE WHEN left_at IS NULL THEN 'open' END) FROM case_passage
            UNION ALL SELECT reference, 'status ' || status FROM support_request
            UNION ALL SELECT i.business_key_, x.what FROM act_ru_execution i JOIN (
                      SELECT proc_inst_id_, 'execution ' || coalesce(act_id_, '-') AS what FROM act_ru_execution
                      UNION ALL SELECT proc_inst_id_, 'task ' || task_def_key_ FROM act_ru_task
                      UNION ALL SELECT proc_inst_id_, 'variable ' || name_ FROM act_ru_variable
                      UNION ALL SELECT proc_inst_id_, 'subscription ' || event_name_ FROM act_ru_event_subscr
                      UNION ALL SELECT proc_inst_id_, 'incident ' || incident_type_ FROM act_ru_incident
                      UNION ALL SELECT process_instance_id_, concat_ws(' ', 'job', handler_type_, handler_cfg_) FROM act_ru_job
                      UNION ALL SELECT t.proc_inst_id_, concat_ws(' ', 'link', l.type_, l.group_id_)
                        FROM act_ru_identitylink l JOIN act_ru_task t ON t.id_ = l.task_id_) x ON i.id_ = x.proc_inst_id_
            """;

    /** Stands in a fingerprint for the case's own reference. */
    private static final String REFERENCE = "{reference}";

    private final Map<String, String> known = new HashMap<>();

    /** Reads every case. */
    static Map<String, String> read(JdbcTemplate sql) {
        List<String> tables = sql.queryForList("""
                SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'reference' AND NOT a.attisdropped
                 WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace""", String.class);
        String rows = tables.stream()
                .filter(table -> !APART.contains(table))
                .map("UNION ALL SELECT reference, 'row of %1$s' FROM %1$s "::formatted)
                .collect(Collectors.joining());
        Map<String, String> read = new HashMap<>();
        sql.query("""
                SELECT reference, string_agg(what || '=' || n, E'\\n' ORDER BY what)
                  FROM (SELECT reference, what, count(*) FROM (%s %s) each (reference, what) GROUP BY 1, 2) counted (reference, what, n)
                 WHERE reference IS NOT NULL GROUP BY reference""".formatted(COUNTS, rows), row -> {
            read.put(row.getString(1), row.getString(2));
        });
        return read;
    }

    /** Learns how a case looks that nothing disturbed. The names of its people have the country in them. */
    void learn(Ledger.Case undisturbed, String print) {
        known.put(name(undisturbed, undisturbed.steps.size()), print.replace(undisturbed.reference, REFERENCE));
    }

    /** What a case with this reference must look like after so many tasks. */
    String of(Ledger.Case each, int steps, String reference) {
        String name = name(each, steps);
        return Objects.requireNonNull(known.get(name), name).replace(REFERENCE, reference);
    }

    private static String name(Ledger.Case each, int steps) {
        return each.country + " after " + steps + (each.reminded ? ", reminded" : "");
    }

    /** What one has more (+) or less (-) of than the other. */
    static Map<String, Integer> difference(String expected, String found) {
        Map<String, Integer> difference = new TreeMap<>(counts(found));
        counts(expected).forEach((what, count) -> difference.merge(what, -count, Integer::sum));
        difference.values().removeIf(count -> count == 0);
        return difference;
    }

    private static Map<String, Integer> counts(String fingerprint) {
        Map<String, Integer> counts = new TreeMap<>();
        if (fingerprint == null) return counts;
        for (String line : fingerprint.split("\n")) {
            int at = line.lastIndexOf('=');
            counts.put(line.substring(0, at), Integer.parseInt(line.substring(at + 1)));
        }
        return counts;
    }
}

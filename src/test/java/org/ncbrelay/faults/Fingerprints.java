package org.ncbrelay.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the database holds of a case, counted: rows of every table that names cases, events by kind and actor, audit records by act, letters by
 * template and addressee, passages, and what the engine has (tasks, executions, variables, timers, subscriptions). A case that went its
 * way undisturbed says what each other one must have at the same step: not one row less, and not one more.
 */
final class Fingerprints {
    /** Counted in another way below, or not of the case alone: who read it, and who follows it. */
    private static final Set<String> APART =
            Set.of("timeline_event", "audit_record", "outbox_mail", "case_path", "case_seen");

    private static final List<String> OURS = List.of(
            "SELECT reference, 'event ' || kind || ' by ' || actor_organisation, count(*) FROM timeline_event GROUP BY 1, 2",
            "SELECT reference, 'audit ' || act, count(*) FROM audit_record WHERE reference IS NOT NULL AND act NOT LIKE 'READ\\_%' GROUP BY 1, 2",
            "SELECT reference, 'letter ' || template || ' to ' || organisation, count(*) FROM outbox_mail WHERE reference IS NOT NULL GROUP BY 1, 2",
            "SELECT reference, 'passage ' || process || ' ' || activity || CASE WHEN left_at IS NULL THEN ' open' ELSE '' END, count(*) FROM case_path GROUP BY 1, 2",
            "SELECT reference, 'status ' || status, count(*) FROM support_request GROUP BY 1, 2");

    private static final String INSTANCE =
            " JOIN act_ru_execution i ON i.id_ = x.proc_inst_id_ WHERE i.business_key_ IS NOT NULL GROUP BY 1, 2";

    private static final List<String> OF_THE_ENGINE = List.of(
            "SELECT i.business_key_, 'execution ' || coalesce(x.act_id_, '-'), count(*) FROM act_ru_execution x"
                    + INSTANCE,
            "SELECT i.business_key_, 'task ' || x.task_def_key_, count(*) FROM act_ru_task x" + INSTANCE,
            "SELECT i.business_key_, 'variable ' || x.name_, count(*) FROM act_ru_variable x" + INSTANCE,
            "SELECT i.business_key_, 'subscription ' || x.event_name_, count(*) FROM act_ru_event_subscr x" + INSTANCE,
            "SELECT i.business_key_, 'incident ' || x.incident_type_, count(*) FROM act_ru_incident x" + INSTANCE,
            "SELECT i.business_key_, 'job ' || coalesce(x.handler_type_, '-') || ' ' || coalesce(x.handler_cfg_, ''), count(*) FROM act_ru_job x"
                    + " JOIN act_ru_execution i ON i.id_ = x.process_instance_id_ WHERE i.business_key_ IS NOT NULL GROUP BY 1, 2",
            "SELECT i.business_key_, 'link ' || l.type_ || ' ' || coalesce(l.group_id_, '-'), count(*) FROM act_ru_identitylink l"
                    + " JOIN act_ru_task x ON x.id_ = l.task_id_" + INSTANCE);

    /** Stands in a fingerprint for the case's own reference. */
    static final String REFERENCE = "{reference}";

    private final Map<String, String> known = new HashMap<>();

    /** Reads every case. */
    static Map<String, String> read(JdbcTemplate sql) {
        List<String> counts = new ArrayList<>(OURS);
        counts.addAll(OF_THE_ENGINE);
        sql
                .queryForList(
                        "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'reference' AND NOT a.attisdropped"
                                + " WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1",
                        String.class)
                .stream()
                .filter(table -> !APART.contains(table))
                .forEach(table -> counts.add("SELECT reference, 'rows of " + table + "', count(*) FROM " + table
                        + " WHERE reference IS NOT NULL GROUP BY 1, 2"));
        Map<String, String> read = new HashMap<>();
        sql.query(
                "SELECT reference, string_agg(what || '=' || n, E'\\n' ORDER BY what) FROM ("
                        + String.join("\nUNION ALL ", counts) + ") AS counted (reference, what, n) GROUP BY reference",
                row -> {
                    read.put(row.getString(1), row.getString(2));
                });
        return read;
    }

    /** Learns how a case of the country looks after so many tasks. The names of its people have the country in them. */
    void learn(String country, int steps, boolean reminded, String reference, String fingerprint) {
        known.put(name(country, steps, reminded), fingerprint.replace(reference, REFERENCE));
    }

    /** @param reminded whether its officers were reminded of the open task once */
    String of(String country, int steps, boolean reminded) {
        return known.get(name(country, steps, reminded));
    }

    private static String name(String country, int steps, boolean reminded) {
        return country + " after " + steps + (reminded ? ", reminded" : "");
    }

    boolean areKnown() {
        return !known.isEmpty();
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

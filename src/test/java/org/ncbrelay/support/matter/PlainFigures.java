package org.ncbrelay.support.matter;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.board.Figures;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * The figures of the board counted a second time, by plain SQL over requests, timeline and the engine's own tables: nothing that
 * the board keeps for itself is read, and the access rules are written out. A figure that is not there counts as nothing.
 */
public final class PlainFigures {
    /** Requests that an organisation may see and that the filter means. */
    private static final String SEEN = """
            WITH seen AS (
              SELECT r.reference, r.organisation, r.status, r.urgency, had.capabilities, r.submitted_at,
                     r.status NOT IN ('CLOSED', 'DECLINED', 'WITHDRAWN') AS open,
                     (SELECT extract(epoch FROM min(a.decided_at) - r.submitted_at) / 3600 FROM acknowledgment a
                       WHERE a.reference = r.reference AND a.outcome = 'ACKNOWLEDGED') AS hours
                FROM support_request r
               CROSS JOIN LATERAL (SELECT array_agg(DISTINCT name) AS capabilities
                                     FROM (SELECT unnest(r.capabilities) UNION ALL
                                           SELECT c.capability FROM case_capability c
                                            WHERE c.reference = r.reference AND c.status NOT IN ('OFFERED', 'NOT_CHOSEN')) c (name)) had
               WHERE (r.organisation = :me OR r.reference IN (SELECT reference FROM case_access WHERE organisation = :me
                        AND revoked_at IS NULL AND (valid_until IS NULL OR valid_until > now())))
                 AND (:country::text IS NULL OR r.organisation = :country)
                 AND (:capability::text IS NULL OR :capability = ANY (had.capabilities))
                 AND (:from::date IS NULL OR (r.submitted_at AT TIME ZONE 'UTC')::date >= :from::date)
                 AND (:to::date IS NULL OR (r.submitted_at AT TIME ZONE 'UTC')::date <= :to::date))
            """;

    /** What is added to a case is its country's alone until an official source stands for it. */
    private static final String PLACE_SHOWN = "(d.key_ NOT LIKE 'supplement%' OR s.organisation = left(:me, 3))";

    private static final Map<String, String> QUESTIONS = Map.ofEntries(
            Map.entry("total", "SELECT '', count(*)::float8 FROM seen"),
            Map.entry("open", "SELECT '', count(*)::float8 FROM seen WHERE open"),
            Map.entry("acknowledged", "SELECT '', count(*)::float8 FROM seen WHERE hours IS NOT NULL"),
            Map.entry("median", "SELECT '', percentile_cont(0.5) WITHIN GROUP (ORDER BY hours)::float8 FROM seen"),
            Map.entry("ninety", "SELECT '', percentile_cont(0.9) WITHIN GROUP (ORDER BY hours)::float8 FROM seen"),
            Map.entry("status", "SELECT status, count(*)::float8 FROM seen GROUP BY status"),
            Map.entry("outcome", """
                    SELECT CASE WHEN abandoned THEN 'ABANDONED' WHEN status <> 'CLOSED' THEN status WHEN joined THEN 'JOINED'
                                WHEN delivered IS NULL THEN 'NOTHING_DELIVERED' WHEN missing IS NULL THEN 'DELIVERED'
                                ELSE 'PARTLY_DELIVERED' END, count(*)::float8
                      FROM (SELECT s.status, nullif(count(*) FILTER (WHERE c.status = 'DELIVERED'), 0) AS delivered,
                                   nullif(count(*) FILTER (WHERE c.status IN ('REFUSED', 'WITHHELD')), 0) AS missing,
                                   s.reference IN (SELECT reference FROM timeline_event WHERE kind = 'REQUEST_ABANDONED') AS abandoned,
                                   s.reference IN (SELECT reference FROM case_link WHERE kind = 'JOINED') AS joined
                              FROM seen s LEFT JOIN case_capability c USING (reference) WHERE NOT s.open
                             GROUP BY s.reference, s.status) o GROUP BY 1"""),
            Map.entry("urgency", "SELECT urgency, count(*)::float8 FROM seen GROUP BY urgency"),
            Map.entry(
                    "capability",
                    "SELECT c.name, (SELECT count(*) FROM seen WHERE c.name = ANY (capabilities))::float8"
                            + " FROM (SELECT DISTINCT unnest(capabilities) AS name FROM seen) c"),
            Map.entry("country", "SELECT organisation, count(*)::float8 FROM seen GROUP BY organisation"),
            Map.entry(
                    "countryMedian",
                    "SELECT organisation, percentile_cont(0.5) WITHIN GROUP (ORDER BY hours)::float8 FROM seen GROUP BY 1"),
            Map.entry(
                    "countryNinety",
                    "SELECT organisation, percentile_cont(0.9) WITHIN GROUP (ORDER BY hours)::float8 FROM seen GROUP BY 1"),
            Map.entry("stage", """
                    SELECT n::text, count(*)::float8 FROM generate_series(1, 6) n JOIN seen s
                        ON n = 1 OR s.status = 'CLOSED' OR EXISTS (
                           SELECT 1 FROM timeline_event t
                             JOIN unnest(ARRAY['', 'REQUEST_ACKNOWLEDGED', 'RECORDED_IN_IIS', 'SUPPORT_APPROVED',
                                               'FEEDBACK_REQUESTED', 'CASE_CLOSED']) WITH ORDINALITY AS k (kind, at)
                               ON k.kind = t.kind AND k.at >= n WHERE t.reference = s.reference)
                     GROUP BY n"""),
            Map.entry("age", """
                    SELECT CASE WHEN days < 1 THEN '1' WHEN days < 3 THEN '3' WHEN days < 7 THEN '7' WHEN days < 14 THEN '14'
                                WHEN days < 30 THEN '30' WHEN days < 90 THEN '90' ELSE 'more' END, count(*)::float8
                      FROM (SELECT extract(epoch FROM :now - submitted_at) / 86400 AS days FROM seen WHERE open) a GROUP BY 1"""),
            Map.entry(
                    "month",
                    "SELECT to_char(submitted_at AT TIME ZONE 'UTC', 'YYYY-MM'), count(*)::float8 FROM seen GROUP BY 1"),
            Map.entry("result", """
                    SELECT kind, sum(number)::float8 FROM seen JOIN
                           (SELECT reference, seizures, arrests, accounts_closed FROM result_report r WHERE confirmed_at IS NOT NULL
                               AND NOT EXISTS (SELECT FROM result_report c WHERE c.corrects = r.id AND c.confirmed_at IS NOT NULL)
                            -- Of an erased case the numbers alone stay.
                            UNION ALL SELECT f.reference, f.seizures, f.arrests, f.accounts_closed
                              FROM case_figure f JOIN support_request e USING (reference) WHERE e.erased_at IS NOT NULL) r USING (reference)
                     CROSS JOIN LATERAL (VALUES ('seizures', r.seizures), ('arrests', r.arrests), ('accountsClosed', r.accounts_closed)) v (kind, number)
                     GROUP BY kind"""),
            Map.entry("node", """
                    SELECT d.key_ || '/' || n.node, count(DISTINCT s.reference)::float8
                      FROM act_ru_execution e JOIN act_re_procdef d ON d.id_ = e.proc_def_id_
                      JOIN act_ru_execution p ON p.id_ = e.proc_inst_id_ JOIN seen s ON s.reference = p.business_key_
                      -- Of a subprocess the engine keeps the name of the passage alone; a long one does not say the node.
                     CROSS JOIN LATERAL (VALUES (e.act_id_), (substring(e.act_inst_id_ FROM '^(.+):'))) AS n (node)
                     WHERE e.act_inst_id_ IS NOT NULL AND n.node NOT LIKE '%#multiInstanceBody' AND """ + PLACE_SHOWN + " GROUP BY 1"),
            Map.entry("overdue", """
                    SELECT d.key_ || '/' || t.task_def_key_, count(DISTINCT s.reference)::float8
                      FROM act_ru_task t JOIN act_re_procdef d ON d.id_ = t.proc_def_id_
                      JOIN act_ru_execution p ON p.id_ = t.proc_inst_id_ JOIN seen s ON s.reference = p.business_key_
                     WHERE t.due_date_ < :now AT TIME ZONE 'UTC' AND """ + PLACE_SHOWN + " GROUP BY 1"));

    private PlainFigures() {}

    /**
     * Counts in the database.
     *
     * @param database     as a user who bypasses row-level security
     * @param organisation who looks at the board
     */
    public static Map<String, Double> counted(
            JdbcTemplate database, String organisation, Figures.Filter filter, Instant now) {
        Map<String, Object> asked = new HashMap<>();
        asked.put("me", organisation);
        asked.put("country", filter.country());
        asked.put("capability", filter.capability());
        asked.put("from", filter.from());
        asked.put("to", filter.to());
        asked.put("now", Timestamp.from(now));
        Map<String, Double> counted = new TreeMap<>();
        NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(database);
        QUESTIONS.forEach((figure, question) -> named.query(SEEN + question, asked, row -> {
            put(counted, figure + " " + row.getString(1), row.getObject(2, Double.class));
        }));
        return counted;
    }

    /** What the board says, under the same names. */
    public static Map<String, Double> said(Figures.Counts counts, List<Figures.Node> nodes) {
        Map<String, Double> said = new TreeMap<>();
        put(said, "total ", (double) counts.total());
        put(said, "open ", (double) counts.open());
        put(said, "acknowledged ", (double) counts.acknowledged());
        put(said, "median ", counts.medianHours());
        put(said, "ninety ", counts.ninetyHours());
        put(said, "status ", counts.statuses());
        put(said, "outcome ", counts.outcomes());
        put(said, "urgency ", counts.urgencies());
        put(said, "capability ", counts.capabilities());
        put(said, "stage ", counts.stages());
        put(said, "age ", counts.ages());
        put(said, "month ", counts.months());
        put(said, "result seizures", (double) counts.results().seizures());
        put(said, "result arrests", (double) counts.results().arrests());
        put(said, "result accountsClosed", (double) counts.results().accountsClosed());
        counts.countries().forEach(country -> {
            put(said, "country " + country.name(), (double) country.cases());
            put(said, "countryMedian " + country.name(), country.medianHours());
            put(said, "countryNinety " + country.name(), country.ninetyHours());
        });
        nodes.forEach(node -> {
            put(said, "node " + node.process() + "/" + node.activity(), (double) node.cases());
            put(said, "overdue " + node.process() + "/" + node.activity(), (double) node.overdue());
        });
        return said;
    }

    /** What the board says otherwise than it was counted, a line for each. */
    public static List<String> differences(Map<String, Double> said, Map<String, Double> counted) {
        Set<String> names = new TreeSet<>(said.keySet());
        names.addAll(counted.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(said.get(name), counted.get(name)))
                .map(name -> name + ": the board says " + said.get(name) + ", counted are " + counted.get(name))
                .toList();
    }

    private static void put(Map<String, Double> figures, String kind, List<Figures.Count> counts) {
        counts.forEach(count -> put(figures, kind + count.name(), (double) count.cases()));
    }

    /** Hours to a thousandth of a second. */
    private static void put(Map<String, Double> figures, String name, Double value) {
        if (value == null || value == 0) return;
        figures.put(name, Math.round(value * 3_600_000) / 3_600_000.0);
    }

    /** What a reader's board says at a moment, once it equals the plain count. */
    public static Map<String, Double> same(
            Figures figures,
            CurrentOfficer current,
            JdbcTemplate administration,
            Officer reader,
            Figures.Filter filter,
            Instant end) {
        Map<String, Double> said = current.as(reader, () -> said(figures.of(filter, end), figures.nodes(filter, end)));
        assertThat(differences(said, counted(administration, reader.reader(), filter, end)))
                .as("%s %s", reader.reader(), filter)
                .isEmpty();
        return said;
    }
}

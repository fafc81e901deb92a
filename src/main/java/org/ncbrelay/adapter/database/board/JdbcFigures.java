package org.ncbrelay.adapter.database.board;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.audit.AuditLog;
import org.ncbrelay.domain.audit.AuditLog.Read;
import org.ncbrelay.port.CaseFiles;
import org.ncbrelay.port.Figures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Counts over what is kept for the acting organisation; the wall of row-level security decides what that is. */
@Repository
@Transactional(readOnly = true)
class JdbcFigures implements Figures {
    private static final String WANTED = """
             (:from::date IS NULL OR f.submitted_at >= :from::date) AND (:to::date IS NULL OR f.submitted_at < :to::date + 1)
             AND (:country::text IS NULL OR f.organisation = :country) AND (:capability::text IS NULL OR f.capabilities @> ARRAY[:capability::text])
            """;

    private static final String MEMBERS = "SELECT code FROM organisation WHERE code <> 'INTERPOL'";

    /** First the longest there, then what the list shows of them. The engine knows what is due. */
    private static final String CASES = """
            WITH longest AS MATERIALIZED (
              SELECT p.reference, min(p.entered_at) AS entered_at FROM case_place p JOIN case_figure f USING (reference)
               WHERE p.left_at IS NULL AND p.process = :process AND p.activity = :activity AND %s
                 AND (NOT :overdue OR EXISTS (
                      SELECT 1 FROM engine_task t WHERE t.reference = p.reference AND t.task_def_key = p.activity
                         AND t.due_date < :now::timestamptz AT TIME ZONE 'UTC'))
               GROUP BY p.reference ORDER BY 2, 1 LIMIT 200)
            SELECT r.reference, r.organisation AS country, r.title, r.status, r.urgency, f.capabilities, r.submitted_at, r.updated_at
              FROM longest JOIN support_request r USING (reference) JOIN case_figure f USING (reference) ORDER BY longest.entered_at, r.reference
            """.formatted(WANTED);

    private final FiguresCache kept;
    private final JdbcClient jdbc;
    private final AuditLog audit;

    JdbcFigures(FiguresCache kept, JdbcClient jdbc, AuditLog audit) {
        this.kept = kept;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Override
    public Counts of(Filter filter, Instant now) {
        CaseTally tally = new CaseTally(now);
        kept.look(rows -> {
            rows.count(filter, tally);
            return null;
        });
        return tally.counted();
    }

    @Override
    public List<Node> nodes(Filter filter, Instant now) {
        return kept.look(rows -> rows.nodes(filter, now));
    }

    @Override
    public OptionalLong count(List<String> statuses, List<String> capabilities, String country) {
        try {
            return OptionalLong.of(kept.look(rows -> rows.count(statuses, capabilities, country)));
        } catch (Refusal.Unavailable noRoom) {
            return OptionalLong.empty();
        }
    }

    @Override
    public Set<String> countries() {
        try {
            return kept.look(OrganisationFigures::countries);
        } catch (Refusal.Unavailable noRoom) {
            return Set.copyOf(jdbc.sql(MEMBERS).query(String.class).list());
        }
    }

    @Override
    @Transactional
    public List<CaseFiles.Item> casesAt(
            String process, String activity, boolean overdueOnly, Filter filter, Instant now) {
        audit.read(Read.LIST, "cases at a node");
        return filtered(CASES, filter)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("process", process)
                .param("activity", activity)
                .param("overdue", overdueOnly)
                .query(Rows.to(CaseFiles.Item.class))
                .list();
    }

    private JdbcClient.StatementSpec filtered(String sql, Filter filter) {
        return jdbc.sql(sql)
                .param("from", filter.from())
                .param("to", filter.to())
                .param("country", filter.country())
                .param("capability", filter.capability());
    }
}

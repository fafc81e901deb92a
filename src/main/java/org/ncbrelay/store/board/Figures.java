package org.ncbrelay.store.board;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.ListedCase;
import org.ncbrelay.domain.reading.DateBounds;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.audit.AuditLog;
import org.ncbrelay.store.audit.AuditLog.Read;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the acting organisation may count: its own cases, and those that were opened to it; row-level security decides what that is.
 */
@Repository
@Transactional(readOnly = true)
public class Figures {
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
            SELECT r.reference, r.organisation AS country, (SELECT a.name FROM agency a WHERE a.code = r.agency_code) AS agency,
                   r.title, r.status, r.urgency, f.capabilities, r.submitted_at, r.updated_at
              FROM longest JOIN support_request r USING (reference) JOIN case_figure f USING (reference) ORDER BY longest.entered_at, r.reference
            """.formatted(WANTED);

    private final FiguresCache kept;
    private final JdbcClient jdbc;
    private final AuditLog audit;

    Figures(FiguresCache kept, JdbcClient jdbc, AuditLog audit) {
        this.kept = kept;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** @throws Refusal.Unavailable where there are more cases than this node can count */
    public Counts of(Filter filter, Instant now) {
        CaseTally tally = new CaseTally(now);
        kept.look(rows -> {
            rows.count(filter, tally);
            return null;
        });
        return tally.counted();
    }

    /**
     * Where the cases are now, by diagram and node; cases that passed long ago are not walked.
     *
     * @throws Refusal.Unavailable where there are more cases than this node can count
     */
    public List<Node> nodes(Filter filter, Instant now) {
        return kept.look(rows -> rows.nodes(filter, now));
    }

    /**
     * How many cases fit.
     *
     * @param statuses     leaves all if it is empty
     * @param capabilities leaves all if it is empty
     * @param country      leaves all if it is null
     * @return nothing where there are more cases than this node can count
     */
    public OptionalLong count(List<String> statuses, List<String> capabilities, String country) {
        try {
            return OptionalLong.of(kept.look(rows -> rows.count(statuses, capabilities, country)));
        } catch (Refusal.Unavailable noRoom) {
            return OptionalLong.empty();
        }
    }

    /** Alpha-3 codes of the countries whose cases the acting organisation may count now; all where this node cannot count them. */
    public Set<String> countries() {
        try {
            return kept.look(OrganisationFigures::countries);
        } catch (Refusal.Unavailable noRoom) {
            return Set.copyOf(jdbc.sql(MEMBERS).query(String.class).list());
        }
    }

    /** The cases at a node, longest there first; at most 200. */
    @Transactional
    public List<ListedCase> casesAt(String process, String activity, boolean overdueOnly, Filter filter, Instant now) {
        audit.read(Read.LIST, "cases at a node");
        return filtered(CASES, filter)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("process", process)
                .param("activity", activity)
                .param("overdue", overdueOnly)
                .query(Rows.to(ListedCase.class))
                .list();
    }

    private JdbcClient.StatementSpec filtered(String sql, Filter filter) {
        return jdbc.sql(sql)
                .param("from", filter.from())
                .param("to", filter.to())
                .param("country", filter.country())
                .param("capability", filter.capability());
    }

    /**
     * Which cases; a null criterion leaves all.
     *
     * @param from first day of submission, UTC, within {@link DateBounds#OF_SELECTIONS}
     * @param to   last day of submission, UTC, within the same bounds
     * @throws Refusal.Invalid for a day beyond them
     */
    public record Filter(LocalDate from, LocalDate to, String country, String capability) {
        public Filter {
            check("from", from);
            check("to", to);
        }

        private static void check(String field, LocalDate day) {
            if (day != null && !DateBounds.OF_SELECTIONS.contain(day))
                throw new Refusal.Invalid(
                        field,
                        "wrong.date",
                        DateBounds.MESSAGE,
                        DateBounds.OF_SELECTIONS.first(),
                        DateBounds.OF_SELECTIONS.last());
        }
    }

    /**
     * @param acknowledged how many were acknowledged
     * @param medianHours  real time from submission to acknowledgment; null where none was acknowledged
     * @param ninetyHours  nine of ten were acknowledged within
     * @param outcomes     of the cases that have ended, by what came of them
     * @param stages       by the furthest stage reached, 1 submitted to 6 closed: how many reached at least it
     * @param ages         open cases by days since submission: under 1, 3, 7, 14, 30, 90, and older
     * @param months       by month of submission, {@code 2026-11}
     */
    public record Counts(
            long total,
            long open,
            long acknowledged,
            Double medianHours,
            Double ninetyHours,
            List<Count> statuses,
            List<Count> outcomes,
            List<Count> urgencies,
            List<Count> capabilities,
            List<Country> countries,
            List<Count> stages,
            List<Count> ages,
            List<Count> months,
            Results results) {}

    /**
     * Confirmed results of the cases.
     *
     * @param arrests persons
     */
    public record Results(long seizures, long arrests, long accountsClosed) {
        public static final Results NONE = new Results(0, 0, 0);

        public Results plus(Results more) {
            return new Results(seizures + more.seizures, arrests + more.arrests, accountsClosed + more.accountsClosed);
        }
    }

    public record Count(String name, long cases) {}

    public record Country(String name, long cases, Double medianHours, Double ninetyHours) {}

    public record Node(String process, String activity, long cases, long overdue) {}
}

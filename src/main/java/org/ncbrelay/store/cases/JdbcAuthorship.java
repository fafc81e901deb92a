package org.ncbrelay.store.cases;

import static java.util.Map.entry;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.Authorship;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.WrittenRequests;
import org.ncbrelay.journal.PendingRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who wrote what, from the rows that say so. */
@Repository
class JdbcAuthorship implements Authorship, WrittenRequests {
    private static final Map<String, String> WRITERS = Map.ofEntries(
            entry(Authorship.REQUEST, """
                    SELECT r.submitted_by FROM support_request r WHERE r.reference = :reference
                     UNION SELECT v.written_by FROM request_version v WHERE v.reference = :reference"""),
            entry("intelligenceAuthor", "SELECT author FROM intelligence WHERE reference = :reference"),
            entry(
                    "assessor",
                    "SELECT recorded_by FROM triage WHERE reference = :reference AND step = 'ASSESSED' ORDER BY id DESC LIMIT 1"),
            entry("productAuthor", """
                    SELECT p.written_by FROM product p LEFT JOIN product_review r ON r.product_id = p.id
                     WHERE p.reference = :reference AND p.capability = :capability
                     ORDER BY (r.outcome IS NULL) DESC, p.written_at DESC, p.version DESC LIMIT 1"""),
            entry("missionReportAuthor", newest("MISSION_REPORT")),
            entry("minutesAuthor", newest("MINUTES")),
            entry(
                    "termsAuthor",
                    "SELECT drafted_by FROM ist_terms WHERE reference = :reference ORDER BY version DESC LIMIT 1"),
            entry("expertPicker", """
                    SELECT recorded_by FROM step_record WHERE reference = :reference AND kind = 'EXPERT_PICKED'
                     ORDER BY id DESC LIMIT 1"""),
            entry("logisticsPreparer", "SELECT DISTINCT prepared_by FROM ist_logistics WHERE reference = :reference"),
            entry("withdrawalAuthor", """
                    SELECT actor FROM timeline_event WHERE reference = :reference AND kind = 'WITHDRAWAL_ASKED'
                     ORDER BY id DESC LIMIT 1"""));

    /** Who last answered a task, in whatever diagram of the case: {@code istPreparation/Task_AssessDeployment}. */
    private static final String ANSWERED = """
            SELECT left_by FROM case_passage WHERE reference = :reference AND process || '/' || activity = :part AND left_by IS NOT NULL
             ORDER BY position DESC LIMIT 1""";

    private final JdbcClient jdbc;
    private final Cases cases;
    private final PendingRows rows;

    JdbcAuthorship(JdbcClient jdbc, Cases cases, PendingRows rows) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.rows = rows;
    }

    @Override
    public Set<String> authors(CaseReference reference, String part) {
        // Support by several capabilities writes at the same time: the part names whose product it is.
        String[] qualified = part.split(":", 2);
        if (part.equals(Authorship.REQUEST) && JdbcCases.isFiledNow(rows, reference))
            return Set.of(cases.get(reference).submittedBy());
        Optional<String> now = PendingRows.answeredBy(reference, part);
        if (now.isPresent()) return Set.of(now.get());
        String writers = part.contains("/") ? ANSWERED : WRITERS.get(qualified[0]);
        if (writers == null) throw new IllegalArgumentException("no such part: " + part);
        return Set.copyOf(jdbc.sql(writers)
                .param("reference", reference.value())
                .param("part", part)
                .param("capability", qualified.length == 1 ? null : qualified[1])
                .query(String.class)
                .list());
    }

    /** In a transaction, within which rows are seen by the acting officer. */
    @Override
    @Transactional(readOnly = true)
    public Set<CaseReference> by(Collection<String> userIds, Collection<CaseReference> references) {
        return jdbc.sql("""
                        SELECT r.reference FROM support_request r
                         WHERE r.reference = ANY (:references) AND r.submitted_by = ANY (:users)
                         UNION SELECT v.reference FROM request_version v
                         WHERE v.reference = ANY (:references) AND v.written_by = ANY (:users)""")
                .param(
                        "references",
                        references.stream().map(CaseReference::value).toArray(String[]::new))
                .param("users", userIds.toArray(String[]::new))
                .query((row, n) -> new CaseReference(row.getString(1)))
                .set();
    }

    /** The writer of the newest document of a kind. */
    private static String newest(String kind) {
        return "SELECT written_by FROM product WHERE reference = :reference AND kind = '" + kind
                + "' ORDER BY version DESC LIMIT 1";
    }
}

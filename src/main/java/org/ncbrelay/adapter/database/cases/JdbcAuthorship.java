package org.ncbrelay.adapter.database.cases;

import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.Authorship;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who wrote what, from the rows that say so. */
@Repository
class JdbcAuthorship implements Authorship {
    private static final Map<String, String> WRITERS = Map.of(
            "author", "SELECT submitted_by FROM support_request WHERE reference = ?",
            "intelligenceAuthor", "SELECT author FROM intelligence WHERE reference = ?",
            "assessor",
                    "SELECT recorded_by FROM triage WHERE reference = ? AND step = 'ASSESSED' ORDER BY id DESC LIMIT 1",
            "productAuthor", """
                    SELECT p.written_by FROM product p LEFT JOIN product_review r ON r.product_id = p.id
                     WHERE p.reference = ? AND p.capability = ?
                     ORDER BY (r.outcome IS NULL) DESC, p.written_at DESC, p.version DESC LIMIT 1""",
            "missionReportAuthor", newest("MISSION_REPORT"),
            "minutesAuthor", newest("MINUTES"),
            "deploymentAssessor", "SELECT assessed_by FROM ist_assessment WHERE reference = ? ORDER BY id DESC LIMIT 1",
            "termsAuthor", "SELECT drafted_by FROM ist_terms WHERE reference = ? ORDER BY version DESC LIMIT 1",
            "expertPicker", """
                    SELECT recorded_by FROM capability_step WHERE reference = ? AND kind = 'EXPERT_PICKED'
                     ORDER BY id DESC LIMIT 1""",
            "logisticsPreparer", "SELECT DISTINCT prepared_by FROM ist_logistics WHERE reference = ?");

    private final JdbcClient jdbc;

    JdbcAuthorship(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isAuthor(CaseReference reference, String part, String userId) {
        // Support by several capabilities writes at the same time: the part names whose product it is.
        String[] qualified = part.split(":", 2);
        String writer = WRITERS.get(qualified[0]);
        if (writer == null) throw new IllegalArgumentException("no such part: " + part);
        List<String> params =
                qualified.length == 1 ? List.of(reference.value()) : List.of(reference.value(), qualified[1]);
        return jdbc.sql(writer).params(params).query(String.class).list().contains(userId);
    }

    /** The writer of the newest document of a kind. */
    private static String newest(String kind) {
        return "SELECT written_by FROM product WHERE reference = ? AND kind = '" + kind
                + "' ORDER BY version DESC LIMIT 1";
    }
}

package org.ncbrelay.adapter.database;

import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.port.Authorship;
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
            "productAuthor",
                    "SELECT written_by FROM product WHERE reference = ? ORDER BY written_at DESC, version DESC LIMIT 1",
            "missionReportAuthor", newest("MISSION_REPORT"),
            "minutesAuthor", newest("MINUTES"),
            "deploymentAssessor", "SELECT assessed_by FROM ist_assessment WHERE reference = ? ORDER BY id DESC LIMIT 1",
            "termsAuthor", "SELECT drafted_by FROM ist_terms WHERE reference = ? ORDER BY version DESC LIMIT 1");

    private final JdbcClient jdbc;

    JdbcAuthorship(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean isAuthor(CaseReference reference, String part, String userId) {
        String writer = WRITERS.get(part);
        if (writer == null) throw new IllegalArgumentException("no such part: " + part);
        return jdbc.sql(writer)
                .param(reference.value())
                .query(String.class)
                .optional()
                .filter(userId::equals)
                .isPresent();
    }

    /** The writer of the newest document of a kind. */
    private static String newest(String kind) {
        return "SELECT written_by FROM product WHERE reference = ? AND kind = '" + kind
                + "' ORDER BY version DESC LIMIT 1";
    }
}

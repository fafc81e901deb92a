package org.ncbrelay.store.support;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.store.Json;
import org.ncbrelay.store.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reports that are being written, in versions; only the office that writes them reads any, and the team that reviews them. */
@Repository
public class ReportDrafts {
    /** So long the changes of one writer are one version; our default. */
    public static final Duration LONGEST_VERSION = Duration.ofMinutes(10);

    private final JdbcClient jdbc;

    ReportDrafts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest first. */
    public List<Draft> of(CaseReference reference, String subject) {
        return jdbc.sql(
                        "SELECT *, capability AS subject FROM report_draft WHERE reference = ? AND capability = ? ORDER BY version DESC")
                .params(reference.value(), subject)
                .query(Rows.to(Draft.class))
                .list();
    }

    /** Until the transaction ends, no one else saves a draft of it. */
    public void lock(CaseReference reference, String subject) {
        Rows.lock(jdbc, "report of " + reference + ' ' + subject);
    }

    public void add(Draft draft) {
        jdbc.sql("""
                INSERT INTO report_draft (reference, capability, version, answers, saves, saved_by, begun_at, saved_at)
                VALUES (:reference, :subject, :version, :answers::jsonb, :saves, :savedBy, :begunAt, :savedAt)""").paramSource(Rows.of(draft)).update();
    }

    /** Changes a version, which has then been saved once more. */
    public void change(Draft draft, Map<String, String> answers, Instant at) {
        jdbc.sql("""
                        UPDATE report_draft SET answers = ?::jsonb, saves = saves + 1, saved_at = ?
                         WHERE reference = ? AND capability = ? AND version = ?""")
                .params(Json.write(answers), Rows.at(at), draft.reference().value(), draft.subject(), draft.version())
                .update();
    }

    /** All versions, and its pictures that no text of the case shows: the report is on record. */
    public void discard(CaseReference reference, String subject) {
        lock(reference, subject);
        jdbc.sql("DELETE FROM report_draft WHERE reference = ? AND capability = ?")
                .params(reference.value(), subject)
                .update();
        jdbc.sql("SELECT relay_discard_pictures(?, ?)")
                .params(reference.value(), subject)
                .query()
                .singleRow();
    }

    /**
     * @param subject the capability whose report it is; of an expert's opinion, the id of the engagement
     * @param version 1, then one more with each
     * @param answers the fields of the form, by key, as they were typed
     * @param saves   how often it was saved
     */
    public record Draft(
            CaseReference reference,
            String subject,
            int version,
            Map<String, String> answers,
            int saves,
            String savedBy,
            Instant begunAt,
            Instant savedAt) {
        /** What a page must have shown to change it: nothing is overwritten that its writer has not seen. */
        public String seen() {
            return version + "." + saves;
        }

        public boolean isContinuedBy(Officer writer, Instant at) {
            return savedBy.equals(writer.userId()) && at.isBefore(begunAt.plus(LONGEST_VERSION));
        }
    }
}

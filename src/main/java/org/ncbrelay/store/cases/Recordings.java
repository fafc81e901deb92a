package org.ncbrelay.store.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.recording.OfficialSource;
import org.ncbrelay.store.Rows;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The way of a case into the INTERPOL Information System. */
@Repository
public class Recordings {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Recordings(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Records that the NCB takes over as the source, or does not. */
    public void takeover(CaseReference reference, boolean takenOver, String reason, Officer by, Instant at) {
        jdbc.sql(
                        "INSERT INTO source_takeover (reference, taken_over, reason, decided_by, decided_at) VALUES (?, ?, ?, ?, ?)")
                .params(reference.value(), takenOver, reason, by.userId(), Rows.at(at))
                .update();
    }

    /** Who took over as the source, since the case was last sent back before that; empty if no one did. */
    public Optional<String> takenOverBy(CaseReference reference) {
        return jdbc.sql("""
                        SELECT decided_by FROM source_takeover
                         WHERE reference = ? AND taken_over AND round > relay_sent_back(reference, 'ACKNOWLEDGED')""").param(reference.value()).query(String.class).optional();
    }

    /** Cases of an agency that their NCB has checked without taking over, and whose record the General Secretariat has still to enter. */
    public List<CaseReference> checkedAndNotEntered(String agency) {
        return jdbc.sql("""
                SELECT r.reference FROM support_request r
                 WHERE r.agency_code = ? AND r.status = 'ACKNOWLEDGED'
                   AND EXISTS (SELECT FROM record_check c WHERE c.reference = r.reference
                                                            AND c.round > relay_sent_back(r.reference, 'ACKNOWLEDGED'))
                   AND NOT EXISTS (SELECT FROM iis_submission s WHERE s.reference = r.reference)
                   AND NOT EXISTS (SELECT FROM source_takeover t WHERE t.reference = r.reference
                                                                   AND t.round > relay_sent_back(r.reference, 'ACKNOWLEDGED'))""").param(agency).query(String.class).list().stream()
                .map(CaseReference::new)
                .toList();
    }

    public void checked(CaseReference reference, Check check, Officer by, Instant at) {
        jdbc.sql("""
                INSERT INTO record_check (reference, purpose, confidentiality, handling, restricted_countries, retention_until, remark,
                        checked_by, checked_at)
                VALUES (:reference, :purpose, :confidentiality, :handling, :restrictedCountries, :retentionUntil, :remark, :checkedBy,
                        :checkedAt)""")
                .paramSource(Rows.of(check)
                        .addValue("reference", reference.value())
                        .addValue("checkedBy", by.userId())
                        .addValue("checkedAt", Rows.at(at)))
                .update();
    }

    public Check check(CaseReference reference) {
        return jdbc.sql("""
                SELECT purpose, confidentiality, handling, restricted_countries, retention_until, remark, checked_by, checked_at
                  FROM record_check WHERE reference = ? ORDER BY id DESC LIMIT 1""")
                .param(reference.value())
                .query(Rows.to(Check.class))
                .optional()
                .orElseThrow(() -> new Refusal.Conflict("The NCB has not checked the record."));
    }

    /** Hands the record over for submission; a worker carries it out after the transaction. */
    public void submit(CaseReference reference, OfficialSource source, Check check, Officer enteredBy, Instant at) {
        jdbc.sql("""
                INSERT INTO iis_submission (reference, source, source_code, purpose, confidentiality, handling, restricted_countries, retention_until,
                                            entered_by, entered_at, next_attempt_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        reference.value(),
                        source.kind().name(),
                        source.code(),
                        check.purpose(),
                        check.confidentiality(),
                        check.handling(),
                        check.restrictedCountries().toArray(String[]::new),
                        check.retentionUntil(),
                        enteredBy.userId(),
                        Rows.at(at),
                        Rows.at(at))
                .update();
        events.publishEvent(new RecordWaits());
    }

    /** Whether the record was asked for; what is added from then on amends it. */
    public boolean isSubmitted(CaseReference reference) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM iis_submission WHERE reference = ?)")
                .param(reference.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether the record exists: the gate before everything that INTERPOL does (Annex 1.1). */
    public boolean isRecorded(CaseReference reference) {
        return jdbc.sql("SELECT count(*) FROM iis_submission WHERE reference = ? AND record_number IS NOT NULL")
                        .param(reference.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** @throws Refusal.Conflict if the record does not exist */
    public void requireRecorded(CaseReference reference) {
        if (!isRecorded(reference)) throw new Refusal.Conflict("refused.notRecorded", "The case is not recorded.");
    }

    /**
     * What the NCB found when it checked the data.
     *
     * @param remark   null if none
     * @param handling null if none
     */
    public record Check(
            String purpose,
            String confidentiality,
            String handling,
            List<String> restrictedCountries,
            LocalDate retentionUntil,
            String remark,
            String checkedBy,
            Instant checkedAt) {}
}

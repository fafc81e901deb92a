package org.ncbrelay.adapter.database.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.recording.Recordings;
import org.ncbrelay.domain.recording.Recordings.OfficialSource;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The way of a case into the information system. */
@Repository
record JdbcRecordings(JdbcClient jdbc, ApplicationEventPublisher events) implements Recordings {
    @Override
    public void takeover(CaseReference reference, boolean takenOver, String reason, Officer by, Instant at) {
        jdbc.sql(
                        "INSERT INTO source_takeover (reference, taken_over, reason, decided_by, decided_at) VALUES (?, ?, ?, ?, ?)")
                .params(reference.value(), takenOver, reason, by.userId(), Rows.at(at))
                .update();
    }

    @Override
    public Optional<String> takenOverBy(CaseReference reference) {
        return jdbc.sql("SELECT decided_by FROM source_takeover WHERE reference = ? AND taken_over")
                .param(reference.value())
                .query(String.class)
                .optional();
    }

    @Override
    public List<CaseReference> checkedAndNotEntered(String agency) {
        return jdbc.sql("""
                SELECT r.reference FROM support_request r
                 WHERE r.agency_code = ? AND r.status = 'ACKNOWLEDGED'
                   AND EXISTS (SELECT FROM record_check c WHERE c.reference = r.reference)
                   AND NOT EXISTS (SELECT FROM iis_submission s WHERE s.reference = r.reference)
                   AND NOT EXISTS (SELECT FROM source_takeover t WHERE t.reference = r.reference)""").param(agency).query(String.class).list().stream()
                .map(CaseReference::new)
                .toList();
    }

    @Override
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

    @Override
    public Check check(CaseReference reference) {
        return jdbc.sql("""
                SELECT purpose, confidentiality, handling, restricted_countries, retention_until, remark, checked_by, checked_at
                  FROM record_check WHERE reference = ? ORDER BY id DESC LIMIT 1""")
                .param(reference.value())
                .query(Rows.to(Check.class))
                .optional()
                .orElseThrow(() -> new Refusal.Conflict("The NCB has not checked the record."));
    }

    @Override
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

    @Override
    public boolean isSubmitted(CaseReference reference) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM iis_submission WHERE reference = ?)")
                .param(reference.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean isRecorded(CaseReference reference) {
        return jdbc.sql("SELECT count(*) FROM iis_submission WHERE reference = ? AND record_number IS NOT NULL")
                        .param(reference.value())
                        .query(Long.class)
                        .single()
                > 0;
    }
}

package org.ncbrelay.adapter.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of letters that wait, as the mail worker sees them; every call belongs into one of its transactions. */
class DueLetters {
    /** A claim moves the next attempt behind a lease: a node that dies with the letter in its hands loses it to another then. */
    private static final String CLAIM = """
            UPDATE outbox_mail SET next_attempt_at = :leasedUntil, attempts = attempts + 1
             WHERE id IN (SELECT id FROM outbox_mail
                           WHERE sent_at IS NULL AND failed_at IS NULL AND next_attempt_at <= :now
                           ORDER BY next_attempt_at LIMIT :most FOR UPDATE SKIP LOCKED)
            RETURNING id, message_id, reference, recipient, template, language, attempts, incident_id, retried_at IS NOT NULL AS retried
            """;
    /** Above the time that a mail server may take over one letter with all its timeouts, and as much again for those before it. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final int LONGEST_ERROR = 500;

    private final JdbcClient jdbc;

    DueLetters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param most how many letters at most; those that fell due first */
    List<Due> claim(Instant now, int most) {
        return jdbc.sql(CLAIM)
                .param("now", Timestamp.from(now))
                .param("leasedUntil", Timestamp.from(now.plus(LEASE)))
                .param("most", most)
                .query(DueLetters::read)
                .list();
    }

    /** Letters that were claimed and not attempted are due again. */
    void release(List<UUID> ids, Instant now) {
        jdbc.sql("UPDATE outbox_mail SET next_attempt_at = :now, attempts = attempts - 1 WHERE id = ANY (:ids)")
                .param("now", Timestamp.from(now))
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    void sent(List<UUID> ids, Instant at) {
        jdbc.sql(
                        "UPDATE outbox_mail SET sent_at = :at, failed_at = NULL, last_error = NULL WHERE id = ANY (:ids) AND sent_at IS NULL")
                .param("at", Timestamp.from(at))
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    void delayed(UUID id, Instant until, String error) {
        jdbc.sql(
                        "UPDATE outbox_mail SET next_attempt_at = :until, last_error = :error WHERE id = :id AND sent_at IS NULL")
                .param("until", Timestamp.from(until))
                .param("error", shortened(error))
                .param("id", id)
                .update();
    }

    void failed(UUID id, Instant at, String error) {
        jdbc.sql("UPDATE outbox_mail SET failed_at = :at, last_error = :error WHERE id = :id AND sent_at IS NULL")
                .param("at", Timestamp.from(at))
                .param("error", shortened(error))
                .param("id", id)
                .update();
    }

    /** @param incidentId null once there is none */
    void incident(UUID id, String incidentId) {
        jdbc.sql("UPDATE outbox_mail SET incident_id = :incident WHERE id = :id")
                .param("incident", incidentId)
                .param("id", id)
                .update();
    }

    /** A line on the timeline of its case; a letter of intelligence has none. */
    void note(Due due, EventKind kind, Instant at) {
        jdbc.sql("""
                        INSERT INTO timeline_event (reference, kind, actor, actor_organisation, addressee, note, happened_at)
                        SELECT reference, :kind, :actor, organisation, :recipient, :template, :at FROM support_request
                         WHERE reference = :reference""")
                .param("kind", kind.name())
                .param("actor", Officer.RELAY)
                .param("recipient", due.recipient())
                .param("template", due.template())
                .param("at", Timestamp.from(at))
                .param("reference", due.reference().map(CaseReference::value).orElse(""))
                .update();
    }

    private static String shortened(String error) {
        if (error == null) return "unknown";
        String plain = error.replaceAll("\\p{Cntrl}+", " ");
        return plain.substring(0, Math.min(LONGEST_ERROR, plain.length()));
    }

    private static Due read(ResultSet row, int number) throws SQLException {
        return new Due(
                row.getObject("id", UUID.class),
                row.getString("message_id"),
                Optional.ofNullable(row.getString("reference")).map(CaseReference::new),
                row.getString("recipient"),
                row.getString("template"),
                row.getString("language"),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("incident_id")),
                row.getBoolean("retried"));
    }

    /**
     * @param template name of a {@link org.ncbrelay.port.Letter}; one that a later version dropped must not block the queue
     * @param attempts with the one that begins now
     * @param retried  whether somebody gave it another chance after the relay gave up
     */
    record Due(
            UUID id,
            String messageId,
            Optional<CaseReference> reference,
            String recipient,
            String template,
            String language,
            int attempts,
            Optional<String> incidentId,
            boolean retried) {
        /** Whether its case must hear that it left: somebody waits for it since it failed. */
        boolean awaited() {
            return retried || incidentId.isPresent();
        }
    }
}

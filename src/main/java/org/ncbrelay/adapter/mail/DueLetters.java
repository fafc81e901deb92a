package org.ncbrelay.adapter.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.NoteColumns;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows of letters that wait, as the mail worker sees them. What happens to every letter, that it is claimed and that it left, is one
 * statement for many letters, with the worker's sight for that statement only (V7); every other call belongs into one of the
 * worker's transactions.
 */
record DueLetters(JdbcClient jdbc) {
    /** Above the time that a mail server may take over one letter with all its timeouts, and as much again for those before it. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private static final int LONGEST_ERROR = 500;

    /**
     * Leases letters to this node: a node that dies with a letter in its hands loses it to another when the lease ends.
     *
     * @param most how many letters at most; those that fell due first
     */
    List<Due> claim(Instant now, int most) {
        return jdbc.sql("SELECT * FROM relay_claim_letters(:now, :lease, :most)")
                .param("now", Timestamp.from(now))
                .param("lease", Timestamp.from(now.plus(LEASE)))
                .param("most", most)
                .query(DueLetters::read)
                .list();
    }

    /** Letters that were claimed and not attempted are due again. */
    void release(List<UUID> ids) {
        jdbc.sql("UPDATE outbox_mail SET leased_until = NULL, attempts = attempts - 1 WHERE id = ANY (:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    void sent(List<UUID> ids, Instant at) {
        jdbc.sql("SELECT relay_letters_left(:ids, :at)")
                .param("at", Timestamp.from(at))
                .param("ids", ids.toArray(UUID[]::new))
                .query(row -> {});
    }

    void delayed(UUID id, Instant until, String error) {
        jdbc.sql(
                        "UPDATE outbox_mail SET next_attempt_at = :until, leased_until = NULL, last_error = :error WHERE id = :id AND sent_at IS NULL")
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

    /**
     * A line on the timeline of its case; a letter of intelligence has none.
     *
     * @param organisation of the actor; null for that of the case
     */
    void note(
            String reference,
            EventKind kind,
            String actor,
            String organisation,
            String addressee,
            Letter letter,
            Instant at) {
        jdbc.sql("""
                        INSERT INTO timeline_event (reference, kind, actor, actor_organisation, addressee, note, said, happened_at)
                        SELECT reference, :kind, :actor, coalesce(:organisation, organisation), :addressee, :template, :said::jsonb, :at
                          FROM support_request WHERE reference = :reference""")
                .param("kind", kind.name())
                .param("actor", actor)
                .param("organisation", organisation)
                .param("addressee", addressee)
                .param("template", letter.name())
                .param("said", NoteColumns.said(letter.note()))
                .param("at", Timestamp.from(at))
                .param("reference", reference)
                .update();
    }

    /** In one line, as far as it is stored. */
    static String shortened(String error) {
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
                row.getObject("retried_at") != null,
                facts(row));
    }

    private static Optional<LetterFacts> facts(ResultSet row) throws SQLException {
        boolean known = Stream.of(Letter.values()).map(Letter::name).anyMatch(row.getString("template")::equals);
        return known ? Optional.of(LetterFacts.read(row)) : Optional.empty();
    }

    /**
     * @param template name of a {@link org.ncbrelay.port.Letter}; one that a later version dropped must not block the queue
     * @param attempts with the one that begins now
     * @param retried  whether an officer retried it after the relay gave up
     * @param facts    what it says; empty for a letter that a later version dropped
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
            boolean retried,
            Optional<LetterFacts> facts) {
        /** Whether its case must be notified that it left: a task waits for it since it failed. */
        boolean awaited() {
            return retried || incidentId.isPresent();
        }
    }
}

package org.ncbrelay.adapter.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.adapter.database.NoteColumns;
import org.ncbrelay.adapter.database.Rows;
import org.ncbrelay.adapter.worker.WorkerTransactions;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.LetterQueue;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** Sees the letters of all organisations as the mail worker does. */
@Component
class JdbcLetterQueue implements LetterQueue {
    private static final String FAILED = """
            SELECT id, template, reference, organisation, attempts, failed_at, last_error FROM outbox_mail
             WHERE failed_at IS NOT NULL AND sent_at IS NULL
            """;

    private final JdbcClient jdbc;
    private final WorkerTransactions transactions;
    private final CurrentOfficer current;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JdbcLetterQueue(
            JdbcClient jdbc,
            PlatformTransactionManager transactionManager,
            CurrentOfficer current,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new WorkerTransactions("mail", jdbc, transactionManager);
        this.current = current;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public State state(int most) {
        return transactions.call(() -> {
            List<Failed> newest = jdbc.sql(FAILED + " ORDER BY failed_at DESC, id LIMIT :most")
                    .param("most", most)
                    .query((row, n) -> failed(row))
                    .list();
            return jdbc.sql("""
                            SELECT count(*) FILTER (WHERE failed_at IS NULL) AS waiting,
                                   min(created_at) FILTER (WHERE failed_at IS NULL) AS oldest,
                                   count(*) FILTER (WHERE failed_at IS NOT NULL) AS failed
                              FROM outbox_mail WHERE sent_at IS NULL""")
                    .query((row, n) -> new State(
                            row.getLong("waiting"), Rows.instant(row, "oldest"), row.getLong("failed"), newest))
                    .single();
        });
    }

    @Override
    public boolean sendAgain(UUID letter, String operator) {
        Optional<Failed> failed = transactions.call(() -> jdbc.sql(FAILED + " AND id = :id")
                .param("id", letter)
                .query((row, n) -> failed(row))
                .optional());
        return failed.map(found -> retry(found, operator)).orElse(false);
    }

    /** The case learns it in the same transaction, in which the relay acts for the country of the case. */
    private boolean retry(Failed failed, String operator) {
        if (failed.reference() == null) return transactions.call(() -> retried(failed.id()));
        Officer relay = Officer.relay(new CaseReference(failed.reference()).organisation());
        return current.as(
                relay,
                () -> transactions.call(() -> {
                    if (!retried(failed.id())) return false;
                    note(failed, operator);
                    return true;
                }));
    }

    private boolean retried(UUID letter) {
        int found = jdbc.sql("""
                        UPDATE outbox_mail SET failed_at = NULL, attempts = 0, next_attempt_at = :now, leased_until = NULL, retried_at = :now
                         WHERE id = :id AND failed_at IS NOT NULL
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", letter)
                .update();
        if (found > 0) events.publishEvent(new LetterWritten(letter));
        return found > 0;
    }

    /** Intelligence has a timeline of its own, on which letters do not stand. */
    private void note(Failed failed, String operator) {
        jdbc.sql("""
                        INSERT INTO timeline_event (reference, kind, actor, actor_organisation, addressee, note, said, happened_at)
                        SELECT reference, :kind, :actor, 'INTERPOL', :addressee, :template, :said::jsonb, :at FROM support_request
                         WHERE reference = :reference""")
                .param("kind", EventKind.MAIL_RETRIED.name())
                .param("actor", operator)
                .param("addressee", failed.organisation())
                .param("template", failed.letter().name())
                .param("said", NoteColumns.said(failed.letter().note()))
                .param("at", Timestamp.from(clock.instant()))
                .param("reference", failed.reference())
                .update();
    }

    private static Failed failed(ResultSet row) throws SQLException {
        return new Failed(
                row.getObject("id", UUID.class),
                Letter.valueOf(row.getString("template")),
                row.getString("reference"),
                row.getString("organisation"),
                row.getInt("attempts"),
                Rows.instant(row, "failed_at"),
                row.getString("last_error"));
    }
}

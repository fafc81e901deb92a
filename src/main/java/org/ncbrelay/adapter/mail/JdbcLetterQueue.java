package org.ncbrelay.adapter.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.adapter.mail.MailEnvelopes.LetterWritten;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.LetterQueue;
import org.ncbrelay.port.UndeliveredLetters;
import org.ncbrelay.store.Rows;
import org.ncbrelay.store.WorkerTransactions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;

/**
 * The letters on their way out: for operators those of all organisations, as the mail worker sees them, and for officers the failed ones of
 * their own cases, as row-level security shows them.
 */
@Component
class JdbcLetterQueue implements LetterQueue, UndeliveredLetters {
    /** From the first failure on, before the relay gives up. */
    private static final String FAILED = """
            SELECT id, template AS letter, reference, organisation, attempts, failed_at, last_error AS error FROM outbox_mail
             WHERE last_error IS NOT NULL AND sent_at IS NULL
            """;

    private final JdbcClient jdbc;
    private final DueLetters letters;
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
        this.letters = new DueLetters(jdbc);
        this.transactions = new WorkerTransactions("mail", jdbc, transactionManager);
        this.current = current;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public State state(int most) {
        return transactions.call(() -> {
            List<Failed> newest = jdbc.sql(
                            FAILED + " ORDER BY failed_at DESC NULLS LAST, created_at DESC, id LIMIT :most")
                    .param("most", most)
                    .query(Rows.to(Failed.class))
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
                .query(Rows.to(Failed.class))
                .optional());
        return failed.map(found -> sendAgain(found, operator)).orElse(false);
    }

    /** The case learns it in the same transaction, in which the relay acts for the country of the case. */
    private boolean sendAgain(Failed failed, String operator) {
        String reference = failed.reference();
        if (reference == null) return transactions.call(() -> retry(failed.id()));
        return current.as(
                Officer.relay(new CaseReference(reference).organisation()),
                () -> transactions.call(() -> {
                    if (!retry(failed.id())) return false;
                    letters.note(
                            reference,
                            EventKind.MAIL_RETRIED,
                            operator,
                            OrganisationCode.INTERPOL.value(),
                            failed.organisation(),
                            failed.letter(),
                            clock.instant());
                    return true;
                }));
    }

    @Override
    @Transactional
    public List<Undelivered> of(CaseReference reference) {
        return jdbc.sql("""
                        SELECT id, template AS letter, recipient, attempts, failed_at, last_error AS error FROM outbox_mail
                         WHERE reference = :reference AND failed_at IS NOT NULL ORDER BY failed_at DESC
                        """)
                .param("reference", reference.value())
                .query(Rows.to(Undelivered.class))
                .list();
    }

    @Override
    @Transactional
    public boolean retry(UUID letter) {
        int found = jdbc.sql("""
                        UPDATE outbox_mail SET failed_at = NULL, attempts = 0, next_attempt_at = :now, leased_until = NULL, retried_at = :now, last_error = NULL
                         WHERE id = :id AND failed_at IS NOT NULL
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", letter)
                .update();
        if (found > 0) events.publishEvent(new LetterWritten(letter));
        return found > 0;
    }
}

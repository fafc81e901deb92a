package org.ncbrelay.adapter.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.UndeliveredLetters;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds failed letters and gives them another chance; row-level security says whose. */
@Component
@Transactional
class JdbcUndeliveredLetters implements UndeliveredLetters {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JdbcUndeliveredLetters(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public List<Undelivered> of(CaseReference reference) {
        return jdbc.sql("""
                        SELECT id, template, recipient, attempts, failed_at, last_error FROM outbox_mail
                         WHERE reference = :reference AND failed_at IS NOT NULL ORDER BY failed_at DESC
                        """)
                .param("reference", reference.value())
                .query((row, number) -> new Undelivered(
                        row.getObject("id", UUID.class),
                        Letter.valueOf(row.getString("template")),
                        row.getString("recipient"),
                        row.getInt("attempts"),
                        row.getTimestamp("failed_at").toInstant(),
                        row.getString("last_error")))
                .list();
    }

    @Override
    public boolean retry(UUID letterId) {
        int found = jdbc.sql("""
                        UPDATE outbox_mail SET failed_at = NULL, attempts = 0, next_attempt_at = :now, leased_until = NULL, retried_at = :now
                         WHERE id = :id AND failed_at IS NOT NULL
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", letterId)
                .update();
        if (found > 0) events.publishEvent(new LetterWritten(letterId));
        return found > 0;
    }
}

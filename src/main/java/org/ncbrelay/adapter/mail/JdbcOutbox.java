package org.ncbrelay.adapter.mail;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Outbox;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes letters into the running transaction: they leave if, and only if, it is committed. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class JdbcOutbox implements Outbox {
    private static final String WRITE = """
            INSERT INTO outbox_mail (id, message_id, reference, organisation, recipient, template, language, created_at, next_attempt_at)
            VALUES (:id, :messageId, :reference, :organisation, :recipient, :template, :language, :now, :now)
            """;

    private final JdbcClient jdbc;
    private final MailSettings settings;
    private final MailGuard guard;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    JdbcOutbox(JdbcClient jdbc, MailSettings settings, MailGuard guard, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.guard = guard;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void toDesk(UUID id, CaseReference reference, OrganisationCode organisation, Letter letter) {
        write(id, reference, organisation, deskOf(organisation), letter);
    }

    @Override
    public void toAgency(
            UUID id, CaseReference reference, OrganisationCode organisation, String address, Letter letter) {
        write(id, reference, organisation, address, letter);
    }

    @Override
    public void toOfficer(UUID id, OrganisationCode organisation, String address, Letter letter) {
        boolean unreachable = address == null || address.isBlank();
        write(id, null, organisation, unreachable ? deskOf(organisation) : address, letter);
    }

    private String deskOf(OrganisationCode organisation) {
        if (!organisation.isCountry()) return settings.generalSecretariatDesk();
        return jdbc.sql("SELECT mail_address FROM organisation WHERE code = :code")
                .param("code", organisation.value())
                .query(String.class)
                .single();
    }

    /** @param reference null for a letter that is about no case */
    private void write(
            UUID id, CaseReference reference, OrganisationCode organisation, String recipient, Letter letter) {
        guard.check(recipient);
        jdbc.sql(WRITE)
                .param("id", id)
                .param("messageId", "<%s@%s>".formatted(id, settings.messageIdHost()))
                .param("reference", reference == null ? null : reference.value())
                .param("organisation", organisation.value())
                .param("recipient", recipient)
                .param("template", letter.name())
                .param("language", settings.languageOf(organisation.value()))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        events.publishEvent(new LetterWritten(id));
    }

    /** A letter waits in the running transaction. */
    record LetterWritten(UUID id) {}
}

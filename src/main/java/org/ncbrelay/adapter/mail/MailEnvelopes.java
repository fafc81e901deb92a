package org.ncbrelay.adapter.mail;

import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.journal.Envelopes;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Addresses letters by the settings of the mail; the sender is woken once their transaction is committed. */
@Component
record MailEnvelopes(MailSettings settings, MailGuard guard, ApplicationEventPublisher events) implements Envelopes {
    @Override
    public Envelope address(UUID letter, OrganisationCode organisation, Optional<String> mail) {
        Optional<String> recipient = mail.or(() -> deskOf(organisation));
        recipient.ifPresent(guard::check);
        events.publishEvent(new LetterWritten(letter));
        return new Envelope(
                "<%s@%s>".formatted(letter, settings.messageIdHost()),
                recipient,
                settings.languageOf(organisation.value()));
    }

    @Override
    public Optional<String> refusedAddress() {
        return guard.refusedAddress();
    }

    private Optional<String> deskOf(OrganisationCode organisation) {
        return organisation.isCountry() ? Optional.empty() : Optional.of(settings.generalSecretariatDesk());
    }

    /** A letter waits in the running transaction. */
    record LetterWritten(UUID id) {}
}

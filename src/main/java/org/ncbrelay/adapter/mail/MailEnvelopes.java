package org.ncbrelay.adapter.mail;

import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.directory.MemberCountries;
import org.ncbrelay.journal.Envelopes;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Addresses letters by the directory and the settings of the mail; the sender is woken once their transaction is committed. */
@Component
record MailEnvelopes(
        MailSettings settings, MailGuard guard, MemberCountries countries, ApplicationEventPublisher events)
        implements Envelopes {
    @Override
    public Envelope address(UUID letter, OrganisationCode organisation, Optional<String> mail) {
        events.publishEvent(new LetterWritten(letter));
        return new Envelope(
                "<%s@%s>".formatted(letter, settings.messageIdHost()),
                mail,
                countries.languageOf(organisation).orElseGet(() -> settings.languageOf(organisation.value())));
    }

    @Override
    public Optional<String> refusedAddress() {
        return guard.refusedAddress();
    }

    /** A letter waits in the running transaction. */
    record LetterWritten(UUID id) {}
}

package org.ncbrelay.flow.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.delivery.Channels;
import org.ncbrelay.domain.delivery.Delivery.Channel;
import org.ncbrelay.domain.directory.Agencies;
import org.ncbrelay.domain.intelligence.Intelligence;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;

/** Sends released intelligence to a country and records which unit its NCB found best placed (Annex 1.2). */
@Service
record DispatchStep(
        IntelligenceStore store, Cases cases, Channels channels, Journal journal, Agencies agencies, Clock clock) {
    /** Sending is the General Secretariat's act, whoever continued the flow. */
    static Officer sender(Officer by) {
        return by.servesInterpol() ? by : Officer.relay(OrganisationCode.INTERPOL);
    }

    /**
     * @return the channel that was open at this moment
     */
    Channel dispatch(CaseReference reference, OrganisationCode country, Officer by) {
        Instant now = clock.instant();
        Intelligence intelligence = store.get(reference);
        Optional<SupportCase> open = requestOf(intelligence, country)
                .filter(asked -> channels.of(asked).isDirect());
        if (open.isPresent()) direct(reference, country, open.get(), by, now);
        else viaNcb(reference, country, by, now);
        return open.isPresent() ? Channel.DIRECT : Channel.VIA_NCB;
    }

    /** Names of the country's units, for the NCB to choose from. */
    String units(OrganisationCode country) {
        return agencies.ofActingCountry().stream()
                .filter(unit -> unit.organisation().equals(country.value()))
                .map(unit -> unit.name() + " (" + unit.code() + ")")
                .collect(Collectors.joining(", "));
    }

    private void direct(CaseReference reference, OrganisationCode country, SupportCase asked, Officer by, Instant now) {
        UUID copy = journal.send(Letter.PRODUCT_COPY_TO_NCB, reference, Addressee.ncb(country));
        journal.flush();
        store.dispatched(reference, country, Channel.DIRECT, asked.agencyName(), Optional.of(copy), by, now);
        journal.record(Act.of(IntelligenceEventKind.DISPATCHED_DIRECTLY, reference, by)
                .readableBy(country)
                .to(Addressee.agency(asked))
                .withLetter(Letter.PRODUCT_DELIVERED));
        journal.record(Act.of(IntelligenceEventKind.NCB_COPIED, reference, by).toNcb(country));
    }

    private void viaNcb(CaseReference reference, OrganisationCode country, Officer by, Instant now) {
        String ncb = Addressee.ncb(country).name();
        store.dispatched(reference, country, Channel.VIA_NCB, ncb, Optional.empty(), by, now);
        journal.record(Act.of(IntelligenceEventKind.DISPATCHED_VIA_NCB, reference, by)
                .toNcb(country)
                .withLetter(Letter.PRODUCT_FOR_FORWARDING));
    }

    /** The case of that country that the intelligence answers; empty if it answers none. */
    private Optional<SupportCase> requestOf(Intelligence intelligence, OrganisationCode country) {
        boolean answers = intelligence.related() != null
                && intelligence.related().organisation().equals(country);
        return answers ? Optional.of(cases.get(intelligence.related())) : Optional.empty();
    }

    /** @param note to the unit; null if none */
    void recordUnit(CaseReference reference, OrganisationCode country, String unit, String note, Officer by) {
        store.unitNamed(reference, country, unit, by, clock.instant());
        journal.record(Act.of(IntelligenceEventKind.UNIT_IDENTIFIED, reference, by)
                .readableBy(country)
                .to(Addressee.named(unit))
                .noting(note));
    }

    /** The NCB named no unit until its last reminder; INTERPOL's liaison officer is informed. */
    void silent(CaseReference reference, OrganisationCode country, Officer by) {
        store.ended(reference, country, "NOT_FORWARDED");
        journal.record(Act.of(IntelligenceEventKind.NOT_FORWARDED, reference, by)
                .toInterpolFrom(country)
                .withLetter(Letter.CLOSED_WITHOUT_ANSWER)
                .withLetter(Letter.CLOSED_WITHOUT_ANSWER, Addressee.ncb(country)));
    }
}

package org.ncbrelay.flow.dispatch;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.delivery.Delivery.Channel;
import org.ncbrelay.domain.directory.RegisteredAgency;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.people.Agencies;
import org.springframework.stereotype.Service;

/** Sends released intelligence to a country and records which unit its NCB found best placed (Annex 1.2). */
@Service
record DispatchStep(IntelligenceStore store, Cases cases, Journal journal, Agencies agencies, Clock clock) {
    /** Sending is the General Secretariat's act, even if another officer continued the flow. */
    static Officer sender(Officer by) {
        return by.servesInterpol() ? by : Officer.relay(OrganisationCode.INTERPOL);
    }

    /** To the agency whose request it answers, with the NCB's copy in the same transaction. */
    void direct(CaseReference reference, OrganisationCode country, Officer by) {
        SupportCase asked = cases.get(store.get(reference).related());
        UUID copy = journal.send(Letter.PRODUCT_COPY_TO_NCB, reference, Addressee.ncb(country));
        journal.flush();
        Addressee agency = Addressee.agency(asked);
        store.dispatched(reference, country, Channel.DIRECT, agency.name(), Optional.of(copy), by, clock.instant());
        journal.record(Act.of(IntelligenceEventKind.DISPATCHED_DIRECTLY, reference, by)
                .readableBy(country)
                .to(agency)
                .withLetter(Letter.PRODUCT_DELIVERED));
        journal.record(Act.of(IntelligenceEventKind.NCB_COPIED, reference, by).toNcb(country));
    }

    void viaNcb(CaseReference reference, OrganisationCode country, Officer by) {
        String ncb = Addressee.ncb(country).name();
        store.dispatched(reference, country, Channel.VIA_NCB, ncb, Optional.empty(), by, clock.instant());
        journal.record(Act.of(IntelligenceEventKind.DISPATCHED_VIA_NCB, reference, by)
                .toNcb(country)
                .withLetter(Letter.PRODUCT_FOR_FORWARDING));
    }

    /**
     * @param code  of an agency of the country, unless the unit is another one
     * @param other name of a unit that is not registered, and receives nothing by itself; null for an agency
     * @param note  to the unit; null if none
     */
    void recordUnit(
            CaseReference reference, OrganisationCode country, String code, String other, String note, Officer by) {
        Optional<RegisteredAgency> agency = other != null ? Optional.empty() : Optional.of(agencyOf(country, code));
        String unit = agency.map(RegisteredAgency::name).orElse(other);
        String receiver = agency.map(RegisteredAgency::code).orElse(country.value());
        store.unitNamed(reference, country, unit, receiver, by, clock.instant());
        journal.record(Act.of(IntelligenceEventKind.UNIT_IDENTIFIED, reference, by)
                .readableBy(country)
                .to(Addressee.named(unit))
                .noting(note));
    }

    private RegisteredAgency agencyOf(OrganisationCode country, String code) {
        return agencies.find(code)
                .filter(found -> found.organisation().equals(country.value()))
                .orElseThrow(() -> new Refusal.Invalid("unit", "name an agency of your country"));
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

package org.ncbrelay.flow.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.acknowledgment.Acknowledgments;
import org.ncbrelay.domain.authorization.Authorizations;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.delivery.Channel;
import org.ncbrelay.domain.directory.Agencies;
import org.ncbrelay.domain.intelligence.Intelligence;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends released intelligence to one country: to its NCB, or with a live authorization to the agency that asked, the NCB copied (Annex 1.2). */
@Service
public class DispatchIntelligence {
    private final IntelligenceStore store;
    private final Cases cases;
    private final Acknowledgments acknowledgments;
    private final Authorizations authorizations;
    private final Journal journal;
    private final Agencies agencies;
    private final Clock clock;

    public DispatchIntelligence(
            IntelligenceStore store,
            Cases cases,
            Acknowledgments acknowledgments,
            Authorizations authorizations,
            Journal journal,
            Agencies agencies,
            Clock clock) {
        this.store = store;
        this.cases = cases;
        this.acknowledgments = acknowledgments;
        this.authorizations = authorizations;
        this.journal = journal;
        this.agencies = agencies;
        this.clock = clock;
    }

    /** Sending is the General Secretariat's act, whoever continued the flow. */
    static Officer sender(Officer by) {
        return by.servesInterpol() ? by : Officer.relay(OrganisationCode.INTERPOL);
    }

    /**
     * @return the channel that was open at this moment
     */
    @Transactional
    public Channel dispatch(CaseReference reference, OrganisationCode country, Officer by) {
        Instant now = clock.instant();
        Intelligence intelligence = store.get(reference);
        SupportCase asked = requestOf(intelligence, country);
        Channel channel = asked == null
                ? Channel.VIA_NCB
                : Channel.openAt(acknowledgments.isAcknowledged(asked.reference()), authorizations.of(asked), now);
        if (channel == Channel.DIRECT) direct(reference, country, asked, by, now);
        else viaNcb(reference, country, by, now);
        return channel;
    }

    /** Names of the country's units, for the NCB to choose from. */
    @Transactional(readOnly = true)
    public String units(OrganisationCode country) {
        return agencies.ofActingCountry().stream()
                .filter(unit -> unit.organisation().equals(country.value()))
                .map(unit -> unit.name() + " (" + unit.code() + ")")
                .collect(Collectors.joining(", "));
    }

    private void direct(CaseReference reference, OrganisationCode country, SupportCase asked, Officer by, Instant now) {
        Addressee ncb = Addressee.ncb(country);
        UUID copy = journal.send(Letter.PRODUCT_COPY_TO_NCB, reference, ncb);
        journal.flush();
        store.dispatched(reference, country, Channel.DIRECT, asked.agencyName(), copy, by, now);
        journal.send(Letter.PRODUCT_DELIVERED, reference, Addressee.agency(asked));
        store.event(reference, country, "DISPATCHED_DIRECTLY", by, asked.agencyName(), null, now);
        store.event(reference, country, "NCB_COPIED", by, ncb.name(), null, now);
    }

    private void viaNcb(CaseReference reference, OrganisationCode country, Officer by, Instant now) {
        Addressee ncb = Addressee.ncb(country);
        store.dispatched(reference, country, Channel.VIA_NCB, ncb.name(), null, by, now);
        journal.send(Letter.PRODUCT_FOR_FORWARDING, reference, ncb);
        store.event(reference, country, "DISPATCHED_VIA_NCB", by, ncb.name(), null, now);
    }

    /** The case of that country that the intelligence answers; null if it answers none. */
    private SupportCase requestOf(Intelligence intelligence, OrganisationCode country) {
        boolean answers = intelligence.related() != null
                && intelligence.related().organisation().equals(country);
        return answers ? cases.get(intelligence.related()) : null;
    }
}

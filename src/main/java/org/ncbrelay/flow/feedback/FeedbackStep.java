package org.ncbrelay.flow.feedback;

import java.time.Clock;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.delivery.Channels;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;

/** Records what a national unit answers to intelligence, and whether its NCB authorizes direct contact (Annex 1.2). */
@Service
record FeedbackStep(IntelligenceStore store, Cases cases, Channels channels, Journal journal, Clock clock) {
    /** Whether the unit may answer INTERPOL itself; else its NCB answers for it (Annex 1.2). */
    boolean isDirect(CaseReference reference, OrganisationCode country) {
        return Optional.ofNullable(store.get(reference).related())
                .filter(related -> related.organisation().equals(country))
                .map(cases::get)
                .filter(asked -> channels.of(asked).isDirect())
                .isPresent();
    }

    private void requireChannel(CaseReference reference, OrganisationCode country, Officer by) {
        if (by.is(Role.AGENCY_OFFICER) && !isDirect(reference, country))
            throw new Refusal.Conflict("refused.noChannel", "Direct contact is not authorized; write to the NCB.");
    }

    /** @param note null if none */
    void acknowledge(CaseReference reference, OrganisationCode country, String note, Officer by) {
        requireChannel(reference, country, by);
        store.acknowledged(reference, country, by, clock.instant());
        journal.record(Act.of(IntelligenceEventKind.ACKNOWLEDGED, reference, by)
                .toInterpolFrom(country)
                .noting(note)
                .withLetter(Letter.INTELLIGENCE_ACKNOWLEDGED));
    }

    /** Nobody acknowledged until the last reminder; the country may have received it all the same. */
    void notAcknowledged(CaseReference reference, OrganisationCode country, Officer by) {
        store.ended(reference, country, "NOT_ACKNOWLEDGED");
        journal.record(Act.of(IntelligenceEventKind.NOT_ACKNOWLEDGED, reference, by)
                .toInterpolFrom(country)
                .withLetter(Letter.CLOSED_WITHOUT_ANSWER)
                .withLetter(Letter.CLOSED_WITHOUT_ANSWER, Addressee.ncb(country)));
    }

    /** @param outcome null where nobody reported in time */
    void report(CaseReference reference, OrganisationCode country, String outcome, String report, Officer by) {
        requireChannel(reference, country, by);
        store.reported(reference, country, outcome, report, by, clock.instant());
        IntelligenceEventKind answer =
                outcome == null ? IntelligenceEventKind.NO_REPORT : IntelligenceEventKind.REPORTED;
        journal.record(Act.of(answer, reference, by)
                .toInterpolFrom(country)
                .noting(outcome == null ? null : Note.name("code", outcome)));
    }

    /**
     * @param scope  what it is about; null for the matter of the intelligence
     * @param reason null where granted
     */
    void decideContact(CaseReference reference, boolean granted, String scope, String reason, Officer by) {
        if (!granted && reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        OrganisationCode country = by.organisation();
        store.unitContact(reference, country, granted, scope, reason, by, clock.instant());
        IntelligenceEventKind answer =
                granted ? IntelligenceEventKind.DIRECT_CONTACT_GRANTED : IntelligenceEventKind.DIRECT_CONTACT_REFUSED;
        journal.record(Act.of(answer, reference, by)
                .toInterpolFrom(country)
                .noting(granted ? scope : reason)
                .withLetter(granted ? Letter.DIRECT_CONTACT_GRANTED : Letter.DIRECT_CONTACT_REFUSED));
    }

    /** Silence is never consent: the channel stays via the NCB. */
    void contactNotDecided(CaseReference reference, Officer by) {
        OrganisationCode country = by.organisation();
        Note reason = Phrase.SILENCE_AUTHORIZES_NOTHING.note();
        store.unitContact(reference, country, false, null, reason.toString(), by, clock.instant());
        journal.record(Act.of(IntelligenceEventKind.DIRECT_CONTACT_NOT_DECIDED, reference, by)
                .toInterpolFrom(country)
                .noting(reason)
                .withLetter(Letter.CLOSED_WITHOUT_ANSWER)
                .withLetter(Letter.CLOSED_WITHOUT_ANSWER, Addressee.ncb(country)));
    }
}

package org.ncbrelay.flow.feedback;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;

/** Records whether the NCB authorizes direct contact between its unit and INTERPOL (Annex 1.2). */
@Service
record DecideUnitContact(IntelligenceStore store, Journal journal, Clock clock) {
    /**
     * @param scope  what it is about; null for the matter of the intelligence
     * @param reason null where granted
     */
    void decide(CaseReference reference, boolean granted, String scope, String reason, Officer by) {
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
    void silent(CaseReference reference, Officer by) {
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

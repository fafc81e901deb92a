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
import org.ncbrelay.domain.intelligence.UnitAnswer;
import org.ncbrelay.domain.intelligence.UnitAnswer.Kind;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;

/** Records what a national unit answers to intelligence, and whether its NCB authorizes direct contact (Annex 1.2). */
@Service
record FeedbackStep(IntelligenceStore store, Journal journal, Clock clock) {
    /** What the unit answers is on record in its country; it has yet to pass to INTERPOL. */
    void answer(CaseReference reference, OrganisationCode country, UnitAnswer answer) {
        store.answered(reference, country, answer);
    }

    /** The receipt has passed to INTERPOL. */
    void acknowledge(CaseReference reference, OrganisationCode country, Officer by) {
        UnitAnswer receipt = newest(reference, country, Kind.RECEIPT);
        store.acknowledged(reference, country, receipt);
        journal.record(Act.of(IntelligenceEventKind.ACKNOWLEDGED, reference, by)
                .toInterpolFrom(country)
                .noting(receipt.report())
                .withLetter(Letter.INTELLIGENCE_ACKNOWLEDGED));
    }

    private UnitAnswer newest(CaseReference reference, OrganisationCode country, Kind kind) {
        return store.answer(reference, country, kind).orElseThrow(() -> new IllegalStateException("no " + kind));
    }

    /** No acknowledgment until the last reminder; the country may have received it all the same. */
    void notAcknowledged(CaseReference reference, OrganisationCode country, Officer by) {
        store.ended(reference, country, "NOT_ACKNOWLEDGED");
        journal.record(Act.of(IntelligenceEventKind.NOT_ACKNOWLEDGED, reference, by)
                .toInterpolFrom(country)
                .withLetter(Letter.CLOSED_WITHOUT_ANSWER)
                .withLetter(Letter.CLOSED_WITHOUT_ANSWER, Addressee.ncb(country)));
    }

    /**
     * The report has passed to INTERPOL.
     *
     * @return whether the unit asks for direct contact
     */
    boolean report(CaseReference reference, OrganisationCode country, Officer by) {
        UnitAnswer report = newest(reference, country, Kind.REPORT);
        store.reported(reference, country, report);
        journal.record(Act.of(IntelligenceEventKind.REPORTED, reference, by)
                .toInterpolFrom(country)
                .noting(Note.name("code", report.outcome())));
        return report.directContact();
    }

    /** No report in time, or the report did not pass. */
    void notReported(CaseReference reference, OrganisationCode country, Officer by) {
        store.reported(
                reference, country, new UnitAnswer(Kind.REPORT, null, null, false, by.userId(), clock.instant()));
        journal.record(Act.of(IntelligenceEventKind.NO_REPORT, reference, by).toInterpolFrom(country));
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

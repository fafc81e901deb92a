package org.ncbrelay.flow.release;

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
import org.ncbrelay.store.evidence.Evidences;
import org.springframework.stereotype.Service;

/** Asks the owner of restricted data, and an external source, and records the release of intelligence by a second person. */
@Service
public record ReleaseStep(IntelligenceStore store, Evidences evidences, Journal journal, Clock clock) {
    /** Opens the intelligence to its owner, so that it sees what it is asked about. */
    void askOwner(CaseReference reference, Officer by) {
        OrganisationCode owner = store.get(reference).owner();
        store.askOwner(reference, owner, clock.instant());
        journal.record(Act.of(IntelligenceEventKind.OWNER_ASKED, reference, by)
                .toNcb(owner)
                .withLetter(Letter.CONSENT_ASKED));
    }

    /** @param reason null where consented */
    void ownerAnswered(CaseReference reference, boolean consented, String reason, Officer by) {
        if (!consented && reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        store.ownerAnswered(reference, consented, reason, by, clock.instant());
        IntelligenceEventKind answer =
                consented ? IntelligenceEventKind.OWNER_CONSENTED : IntelligenceEventKind.OWNER_REFUSED;
        journal.record(Act.of(answer, reference, by)
                .toInterpolFrom(by.organisation())
                .noting(reason)
                .withLetter(Letter.ANSWER_RECEIVED));
    }

    /** Silence counts as a refusal of that owner's part (our default). */
    void ownerSilent(CaseReference reference, Officer by) {
        Note reason = Phrase.SILENCE_REFUSES.note();
        store.ownerAnswered(reference, false, reason.toString(), by, clock.instant());
        journal.record(Act.of(IntelligenceEventKind.OWNER_SILENT, reference, by)
                .toInterpolFrom(by.organisation())
                .noting(reason)
                .withLetter(Letter.CLOSED_WITHOUT_ANSWER)
                .withLetter(Letter.CLOSED_WITHOUT_ANSWER, Addressee.ncb(by.organisation())));
    }

    /** Records what an external source answered that had not consented. */
    void sourceAnswered(CaseReference reference, boolean consented, String answer, Officer by) {
        IntelligenceEventKind kind =
                consented ? IntelligenceEventKind.SOURCE_CONSENTED : IntelligenceEventKind.SOURCE_REFUSED;
        journal.record(Act.of(kind, reference, by).noting(answer));
    }

    /**
     * @throws Refusal.Forbidden if the officer wrote it
     * @throws Refusal.Invalid   naming {@code decision}, if a case on which it rests was withdrawn (Annex 1.1)
     * @throws Refusal.Conflict  if it has a file that the officer, who releases it, has not seen
     */
    public void decide(CaseReference reference, boolean released, String reason, Officer by) {
        if (store.get(reference).author().equals(by.userId()))
            throw new Refusal.Forbidden(
                    "refused.authorReviews", "You wrote this intelligence; somebody else must release it.");
        if (!released && reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        store.statusForChange(reference); // no file comes meanwhile
        if (released && store.restsOnWithdrawn(reference))
            throw new Refusal.Invalid(
                    "decision", "wrong.basisWithdrawn", "must not send what rests on a case that its owner withdrew");
        if (released && evidences.unseen(reference, by) > 0)
            throw new Refusal.Conflict(
                    "refused.filesUnseen",
                    "It has files that you have not seen. Open the page of the intelligence, then decide.");
        store.release(reference, released, reason, by, clock.instant());
        if (released) store.changeStatus(reference, "RELEASED");
        IntelligenceEventKind event = released ? IntelligenceEventKind.RELEASED : IntelligenceEventKind.HELD_BACK;
        journal.record(Act.of(event, reference, by).noting(reason));
    }
}

package org.ncbrelay.flow.supportoffer;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;

/** Records what an agency, or its NCB, answers to support that INTERPOL offers, and what becomes of the offer. */
@Service
record SupportOfferStep(Capabilities capabilities, Journal journal, Clock clock) {
    /**
     * Records the answer; INTERPOL reads it once it has passed the channel.
     *
     * @param note why it is declined; null where accepted
     */
    void answer(CaseReference reference, Capability capability, boolean accepted, String note, Officer by) {
        if (!accepted && note == null) throw new Refusal.Invalid("note", "wrong.reason", "say why");
        Note answer = accepted ? Phrase.OFFER_ACCEPTED.note() : Phrase.OFFER_DECLINED.with(Note.written(note));
        journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by).noting(capability.note(answer)));
    }

    /** The answer has reached INTERPOL: the support starts, or is not given. */
    void conclude(CaseReference reference, Capability capability, boolean accepted) {
        if (accepted) capabilities.change(reference, capability, Status.CHOSEN, clock.instant());
        else notGiven(reference, capability, Phrase.OFFER_DECLINED);
    }

    /** The NCB did not pass the offer on; its reason is with the passage. */
    void returned(CaseReference reference, Capability capability) {
        notGiven(reference, capability, Phrase.OFFER_RETURNED);
    }

    /** No answer until the last reminder: silence accepts nothing (our default). */
    void lapse(CaseReference reference, Capability capability, Officer by) {
        notGiven(reference, capability, Phrase.SILENCE_ACCEPTS_NO_OFFER);
        journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by)
                .to(Addressee.INTERPOL)
                .noting(capability.note(Phrase.SILENCE_ACCEPTS_NO_OFFER.note()))
                .withLetter(Letter.CLOSED_WITHOUT_ANSWER, Addressee.INTERPOL));
    }

    private void notGiven(CaseReference reference, Capability capability, Phrase reason) {
        capabilities.change(reference, capability, Status.NOT_CHOSEN, reason.note(), clock.instant());
    }
}

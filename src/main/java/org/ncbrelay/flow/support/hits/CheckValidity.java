package org.ncbrelay.flow.support.hits;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.StepKind;
import org.ncbrelay.flow.support.SupportRecord;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records the source's word on whether its data is still valid. */
@Service
public class CheckValidity {
    private final SupportRecord support;
    private final Journal journal;

    public CheckValidity(SupportRecord support, Journal journal) {
        this.support = support;
        this.journal = journal;
    }

    /** @param note null if none */
    @Transactional
    public void check(CaseReference reference, Capability capability, boolean valid, String note, Officer by) {
        support.step(
                reference,
                capability,
                StepKind.VALIDITY_CHECKED,
                CapabilityStep.content("valid", valid, "note", note),
                (valid ? Phrase.HIT_CONFIRMED : Phrase.HIT_NOT_CONFIRMED).note(),
                by);
    }

    /** The source did not answer until its last reminder: the hit is not confirmed, and nobody acts on it (our default). */
    @Transactional
    public void silent(CaseReference reference, Capability capability, Officer by) {
        Note reason = Phrase.SILENCE_CONFIRMS_NO_HIT.note();
        support.step(
                reference,
                capability,
                StepKind.VALIDITY_CHECKED,
                CapabilityStep.content("valid", false, "note", reason.toString()),
                reason,
                by);
        journal.send(Letter.CLOSED_WITHOUT_ANSWER, reference, Addressee.ncbOf(reference));
        journal.send(Letter.CLOSED_WITHOUT_ANSWER, reference, Addressee.INTERPOL);
    }
}

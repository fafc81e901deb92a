package org.ncbrelay.flow.support.sharing;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records whether the owner of restricted data consents to its use. */
@Service
public class RecordConsent {
    private final Journal journal;

    public RecordConsent(Journal journal) {
        this.journal = journal;
    }

    /** @param words conditions of the consent or reason of the refusal; null if none */
    @Transactional
    public void record(CaseReference reference, boolean consented, String words, Officer by) {
        if (!consented && words == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        journal.record(Act.of(consented ? EventKind.CONSENT_GIVEN : EventKind.CONSENT_REFUSED, reference, by)
                .toInterpol()
                .noting(words));
    }

    /** The owner did not answer until the last reminder: this counts as a refusal (our default). */
    @Transactional
    public void silent(CaseReference reference, Officer by) {
        journal.record(Act.of(EventKind.CONSENT_REFUSED, reference, by)
                .toInterpol()
                .noting(Phrase.SILENCE_REFUSES.note())
                .withLetter(Letter.CLOSED_WITHOUT_ANSWER)
                .withLetter(Letter.CLOSED_WITHOUT_ANSWER, Addressee.ncbOf(reference)));
    }
}

package org.ncbrelay.flow.support.sharing;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
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
        if (!consented && words == null) throw new Refusal.Invalid("reason", "say why");
        journal.record(Act.of(consented ? EventKind.CONSENT_GIVEN : EventKind.CONSENT_REFUSED, reference, by)
                .toInterpol()
                .noting(words));
    }
}

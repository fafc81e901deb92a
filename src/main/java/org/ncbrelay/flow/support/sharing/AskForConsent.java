package org.ncbrelay.flow.support.sharing;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks the NCB of a country whether its restricted data may be used in a report. */
@Service
class AskForConsent {
    private final Journal journal;

    AskForConsent(Journal journal) {
        this.journal = journal;
    }

    @Transactional
    public void ask(CaseReference reference) {
        journal.send(Letter.CONSENT_TO_USE_ASKED, reference, Addressee.ncbOf(reference));
    }
}

package org.ncbrelay.flow.support.expertopinion;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reminds the expert of the opinion, through the NCB that released the expert. */
@Service
public class RemindReleasingNcb {
    private final Journal journal;

    public RemindReleasingNcb(Journal journal) {
        this.journal = journal;
    }

    @Transactional
    public void remind(CaseReference reference, Officer by) {
        journal.send(Letter.REMINDER, reference, Addressee.ncb(by.organisation()));
    }
}

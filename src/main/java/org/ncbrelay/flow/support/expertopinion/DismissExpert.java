package org.ncbrelay.flow.support.expertopinion;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells the NCB that released an expert that the opinion, which was not given in time, is no longer awaited. */
@Service
public class DismissExpert {
    private final Journal journal;

    public DismissExpert(Journal journal) {
        this.journal = journal;
    }

    /** @param by the relay, acting for the country of the expert, which sees nothing of the case */
    @Transactional
    public void dismiss(CaseReference reference, Officer by) {
        journal.send(Letter.CLOSED_WITHOUT_ANSWER, reference, Addressee.ncb(by.organisation()));
    }
}

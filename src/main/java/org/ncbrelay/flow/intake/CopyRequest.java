package org.ncbrelay.flow.intake;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.CopySubject;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Copies a submission to the General Secretariat; the case opens to INTERPOL by this act alone (Annex 1.1). */
@Service
public class CopyRequest {
    private final Journal journal;

    public CopyRequest(Journal journal) {
        this.journal = journal;
    }

    /** Makes the copy and records the act. */
    @Transactional
    public void toGeneralSecretariat(CaseReference reference, Officer by) {
        journal.record(Act.of(EventKind.COPIED_TO_GENERAL_SECRETARIAT, reference, by)
                .to(Addressee.GENERAL_SECRETARIAT)
                .copiedToGeneralSecretariat(CopySubject.SUBMISSION, "1"));
    }
}

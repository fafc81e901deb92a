package org.ncbrelay.flow.intake;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.journal.OfficialCopy.CopySubject;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;

/** Addresses a request to the NCB and copies it to the General Secretariat (Annex 1.1). */
@Service
record IntakeStep(Journal journal) {
    /** Addresses a filed request to the NCB of its country. Queues the letter to the NCB and records the act. */
    void addressToNcb(CaseReference reference, Officer by) {
        journal.record(Act.of(EventKind.ADDRESSED_TO_NCB, reference, by).toNcb().withLetter(Letter.REQUEST_SUBMITTED));
    }

    /**
     * Copies a submission to the General Secretariat; the case opens to INTERPOL by this act alone (Annex 1.1). Makes the
     * copy and records the act.
     */
    void copyToGeneralSecretariat(CaseReference reference, Officer by) {
        journal.record(Act.of(EventKind.COPIED_TO_GENERAL_SECRETARIAT, reference, by)
                .to(Addressee.GENERAL_SECRETARIAT)
                .copiedToGeneralSecretariat(CopySubject.SUBMISSION, "1"));
    }
}

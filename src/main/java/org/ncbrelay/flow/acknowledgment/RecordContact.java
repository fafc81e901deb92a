package org.ncbrelay.flow.acknowledgment;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records that the liaison desk contacted a silent NCB. */
@Service
public class RecordContact {
    private final Journal journal;

    public RecordContact(Journal journal) {
        this.journal = journal;
    }

    /** @param note null if none */
    @Transactional
    public void record(CaseReference reference, String result, String note, Officer by) {
        journal.record(Act.of(EventKind.NCB_CONTACTED, reference, by)
                .toNcb()
                .noting(Note.name("code", result).then(note)));
    }
}

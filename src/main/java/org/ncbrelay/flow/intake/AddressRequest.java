package org.ncbrelay.flow.intake;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Addresses a filed request to the NCB of its country. */
@Service
public class AddressRequest {
    private final Journal journal;

    public AddressRequest(Journal journal) {
        this.journal = journal;
    }

    /** Queues the letter to the NCB and records the act. */
    @Transactional
    public void toNcb(CaseReference reference, Officer by) {
        journal.record(Act.of(EventKind.ADDRESSED_TO_NCB, reference, by).toNcb().withLetter(Letter.REQUEST_SUBMITTED));
    }
}

package org.ncbrelay.flow.closurewithoutdelivery;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;

/** Informs the agency and its NCB that all support has ended and nothing was delivered; the reasons are those of each support. */
@Service
record ReportNothingDelivered(Cases cases, Journal journal) {
    void report(CaseReference reference, Officer by) {
        SupportCase request = cases.get(reference);
        journal.record(Act.of(EventKind.NOTHING_DELIVERED, reference, by)
                .to(Addressee.agency(request))
                .withLetter(Letter.NOTHING_DELIVERED)
                .withLetter(Letter.NOTHING_DELIVERED, Addressee.ncbOf(reference)));
    }
}

package org.ncbrelay.flow.supportrequest;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends a case that a step refused: declined, without an official source, or not supported. */
@Service
public class RecordRefusal {
    private final Cases cases;
    private final Capabilities capabilities;
    private final Journal journal;
    private final Clock clock;

    public RecordRefusal(Cases cases, Capabilities capabilities, Journal journal, Clock clock) {
        this.cases = cases;
        this.capabilities = capabilities;
        this.journal = journal;
        this.clock = clock;
    }

    /** The reason is recorded with the step that refused. */
    @Transactional
    public void record(CaseReference reference) {
        Instant now = clock.instant();
        SupportCase request = cases.getForChange(reference);
        if (request.status() != CaseStatus.DECLINED) {
            cases.changeStatus(reference, CaseStatus.DECLINED, now);
            journal.send(Letter.REQUEST_DECLINED, reference, Addressee.agency(request));
        }
        capabilities.endOpen(reference, Status.REFUSED, Phrase.REQUEST_DECLINED.note(), now);
    }
}

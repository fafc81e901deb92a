package org.ncbrelay.flow.supportrequest;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends a request that nobody answered in time (our default): that its author did not correct until the last reminder, or that its NCB
 * did not acknowledge although the General Secretariat had contacted it.
 */
@Service
public class RecordAbandonment {
    private final Cases cases;
    private final Capabilities capabilities;
    private final Journal journal;
    private final Clock clock;

    public RecordAbandonment(Cases cases, Capabilities capabilities, Journal journal, Clock clock) {
        this.cases = cases;
        this.capabilities = capabilities;
        this.journal = journal;
        this.clock = clock;
    }

    /** The status is that of a request which its author withdrew; the event says that nobody said so. */
    @Transactional
    public void record(CaseReference reference, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.getForChange(reference);
        boolean returned = request.status() == CaseStatus.RETURNED;
        Note reason = (returned ? Phrase.SILENCE_ABANDONS : Phrase.SILENCE_ACKNOWLEDGES_NOTHING).note();
        Letter letter = returned ? Letter.REQUEST_ABANDONED : Letter.REQUEST_UNACKNOWLEDGED;
        cases.changeStatus(reference, CaseStatus.WITHDRAWN, now);
        capabilities.endOpen(reference, Status.WITHDRAWN, reason, now);
        journal.record(Act.of(EventKind.REQUEST_ABANDONED, reference, by)
                .to(Addressee.agency(request))
                .noting(reason)
                .withLetter(letter)
                .withLetter(letter, Addressee.ncbOf(reference), Addressee.GENERAL_SECRETARIAT));
    }
}

package org.ncbrelay.flow.closure;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.CaseStatus;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks the agency to confirm receipt and to report the outcome once all support has ended. */
@Service
public class AskForFeedback {
    private final Cases cases;
    private final Journal journal;
    private final Clock clock;

    public AskForFeedback(Cases cases, Journal journal, Clock clock) {
        this.cases = cases;
        this.journal = journal;
        this.clock = clock;
    }

    /** The case counts as delivered from here on. */
    @Transactional
    public void ask(CaseReference reference, Officer by) {
        Instant now = clock.instant();
        SupportCase request = cases.get(reference);
        cases.changeStatus(reference, CaseStatus.DELIVERED, now);
        journal.record(Act.of(EventKind.FEEDBACK_REQUESTED, reference, by)
                .to(Addressee.agency(request))
                .withLetter(Letter.FEEDBACK_ASKED));
    }
}

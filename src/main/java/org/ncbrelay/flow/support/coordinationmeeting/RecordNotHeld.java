package org.ncbrelay.flow.support.coordinationmeeting;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends a meeting to which no country comes with a recorded reason. */
@Service
public class RecordNotHeld {
    private final Capabilities capabilities;
    private final Journal journal;
    private final Clock clock;

    public RecordNotHeld(Capabilities capabilities, Journal journal, Clock clock) {
        this.capabilities = capabilities;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public void record(CaseReference reference, Officer by) {
        Note reason = Phrase.NOBODY_COMES.note();
        capabilities.change(reference, Capability.COORDINATION_MEETING, Status.REFUSED, reason, clock.instant());
        journal.record(Act.of(EventKind.CAPABILITY_REFUSED, reference, by).noting(reason));
    }
}

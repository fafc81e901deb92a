package org.ncbrelay.flow.support.sharing;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.recording.Recordings;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records the question that an analysis shall answer. */
@Service
public class RecordScope {
    private final Recordings recordings;
    private final Capabilities capabilities;
    private final Journal journal;
    private final Clock clock;

    public RecordScope(Recordings recordings, Capabilities capabilities, Journal journal, Clock clock) {
        this.recordings = recordings;
        this.capabilities = capabilities;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @param period null if none was named
     * @throws Refusal.Conflict if the case is not recorded: nothing is analysed before (Annex 1.1)
     */
    @Transactional
    public void record(CaseReference reference, String question, String period, Officer by) {
        recordings.requireRecorded(reference);
        Instant now = clock.instant();
        capabilities.change(reference, Capability.INFORMATION_SHARING, Status.IN_PROGRESS, now);
        journal.record(Act.of(EventKind.SCOPE_DEFINED, reference, by)
                .noting(period == null ? question : question + " (" + period + ")"));
    }
}

package org.ncbrelay.flow.support.coordinationmeeting;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.port.Capabilities;
import org.ncbrelay.port.Capabilities.Status;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends a meeting to which no country comes with a recorded reason. */
@Service
public class RecordNotHeld {
    private final Capabilities capabilities;
    private final Timeline timeline;
    private final Clock clock;

    public RecordNotHeld(Capabilities capabilities, Timeline timeline, Clock clock) {
        this.capabilities = capabilities;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Transactional
    public void record(CaseReference reference, Officer by) {
        String reason = Phrase.NOBODY_COMES.words();
        capabilities.change(reference, Capability.COORDINATION_MEETING, Status.REFUSED, reason, clock.instant());
        timeline.record(reference, EventKind.CAPABILITY_REFUSED, by, null, reason, clock.instant());
    }
}

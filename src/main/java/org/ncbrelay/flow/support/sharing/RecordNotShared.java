package org.ncbrelay.flow.support.sharing;

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

/** Ends the sharing of information with a recorded reason. */
@Service
public class RecordNotShared {
    private final Capabilities capabilities;
    private final Timeline timeline;
    private final Clock clock;

    public RecordNotShared(Capabilities capabilities, Timeline timeline, Clock clock) {
        this.capabilities = capabilities;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** The source forbids the use, or its owner refused. */
    @Transactional
    public void record(CaseReference reference, Officer by) {
        String reason = Phrase.USE_NOT_ALLOWED.words();
        capabilities.change(reference, Capability.INFORMATION_SHARING, Status.REFUSED, reason, clock.instant());
        timeline.record(reference, EventKind.CAPABILITY_REFUSED, by, null, reason, clock.instant());
    }
}

package org.ncbrelay.flow.intake;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Outbox;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Addresses a filed request to the NCB of its country. */
@Service
public class AddressRequest {
    private final Outbox outbox;
    private final Timeline timeline;
    private final Clock clock;

    public AddressRequest(Outbox outbox, Timeline timeline, Clock clock) {
        this.outbox = outbox;
        this.timeline = timeline;
        this.clock = clock;
    }

    /** Queues the letter to the NCB and records the act. */
    @Transactional
    public void toNcb(CaseReference reference, Officer by) {
        outbox.toDesk(reference, reference.organisation(), Letter.REQUEST_SUBMITTED);
        timeline.record(
                reference, EventKind.ADDRESSED_TO_NCB, by, "NCB " + reference.organisation(), null, clock.instant());
    }
}

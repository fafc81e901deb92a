package org.ncbrelay.flow.withdrawal;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.port.Capabilities;
import org.ncbrelay.port.Capabilities.Status;
import org.ncbrelay.port.Deliveries;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends what was under way for a withdrawn request. */
@Service
public class EndWithdrawnWork {
    private final Capabilities capabilities;
    private final Deliveries deliveries;
    private final Clock clock;

    public EndWithdrawnWork(Capabilities capabilities, Deliveries deliveries, Clock clock) {
        this.capabilities = capabilities;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Nothing that has not left leaves any more. */
    @Transactional
    public void end(CaseReference reference) {
        capabilities.endOpen(reference, Status.WITHDRAWN, "The request was withdrawn.", clock.instant());
        deliveries.cancelUnsent(reference, "The request was withdrawn.");
    }
}

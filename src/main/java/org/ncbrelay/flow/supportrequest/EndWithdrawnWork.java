package org.ncbrelay.flow.supportrequest;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.delivery.Deliveries;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
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
        capabilities.endOpen(reference, Status.WITHDRAWN, Phrase.REQUEST_WITHDRAWN.note(), clock.instant());
        deliveries.cancelUnsent(reference, null, Phrase.REQUEST_WITHDRAWN.note());
    }
}

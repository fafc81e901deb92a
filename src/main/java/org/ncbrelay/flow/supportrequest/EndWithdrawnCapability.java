package org.ncbrelay.flow.supportrequest;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.delivery.Deliveries;
import org.ncbrelay.domain.request.Capability;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends what was under way for a withdrawn kind of support. */
@Service
public class EndWithdrawnCapability {
    private final Deliveries deliveries;

    public EndWithdrawnCapability(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** Nothing of it that has not left leaves any more. */
    @Transactional
    public void end(CaseReference reference, Capability capability) {
        deliveries.cancelUnsent(reference, capability, Phrase.SUPPORT_WITHDRAWN.note());
    }
}

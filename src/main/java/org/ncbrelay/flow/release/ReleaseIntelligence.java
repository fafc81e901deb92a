package org.ncbrelay.flow.release;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records the release of intelligence by a second person, or why it is held back. */
@Service
public class ReleaseIntelligence {
    private final IntelligenceStore store;
    private final Clock clock;

    public ReleaseIntelligence(IntelligenceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @throws Refusal.Forbidden if the officer wrote it */
    @Transactional
    public void decide(CaseReference reference, boolean released, String reason, Officer by) {
        if (store.get(reference).author().equals(by.userId()))
            throw new Refusal.Forbidden("You wrote this intelligence; somebody else must release it.");
        if (!released && reason == null) throw new Refusal.Invalid("reason", "say why");
        store.release(reference, released, reason, by, clock.instant());
        if (released) store.changeStatus(reference, "RELEASED");
        store.event(reference, null, released ? "RELEASED" : "HELD_BACK", by, null, reason, clock.instant());
    }
}

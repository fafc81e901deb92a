package org.ncbrelay.flow.release;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.springframework.stereotype.Service;

/** Records the release of intelligence by a second person, or why it is held back. */
@Service
public record ReleaseIntelligence(IntelligenceStore store, Journal journal, Clock clock) {
    /** @throws Refusal.Forbidden if the officer wrote it */
    public void decide(CaseReference reference, boolean released, String reason, Officer by) {
        if (store.get(reference).author().equals(by.userId()))
            throw new Refusal.Forbidden(
                    "refused.authorReviews", "You wrote this intelligence; somebody else must release it.");
        if (!released && reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        store.release(reference, released, reason, by, clock.instant());
        if (released) store.changeStatus(reference, "RELEASED");
        IntelligenceEventKind event = released ? IntelligenceEventKind.RELEASED : IntelligenceEventKind.HELD_BACK;
        journal.record(Act.of(event, reference, by).noting(reason));
    }
}

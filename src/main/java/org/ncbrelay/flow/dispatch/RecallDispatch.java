package org.ncbrelay.flow.dispatch;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.IntelligenceFlow;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Recalls a dispatch that was not acknowledged yet. */
@Service
public class RecallDispatch {
    private final IntelligenceStore store;
    private final IntelligenceFlow process;
    private final Journal journal;
    private final Clock clock;

    public RecallDispatch(IntelligenceStore store, IntelligenceFlow process, Journal journal, Clock clock) {
        this.store = store;
        this.process = process;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * @throws Refusal.Forbidden if the officer does not lead the wildlife team
     * @throws Refusal.Conflict  if it was acknowledged or recalled before
     */
    @Transactional
    public void recall(CaseReference reference, OrganisationCode country, String reason, Officer by) {
        if (!by.is(Role.GWET_LEAD)) throw new Refusal.Forbidden("Only a lead of the wildlife team recalls a dispatch.");
        store.dispatch(reference, country).orElseThrow(Refusal.NotFound::new);
        store.recalled(reference, country, reason, by, clock.instant());
        journal.record(Act.of(IntelligenceEventKind.RECALLED, reference, by)
                .toNcb(country)
                .noting(reason)
                .withLetter(Letter.DISPATCH_RECALLED));
        process.recalled(reference, country);
    }
}

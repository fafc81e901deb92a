package org.ncbrelay.flow.dispatch;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.domain.reading.Texts;
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

    /** @throws Refusal.Forbidden if the officer does not lead the wildlife team */
    public static void allow(Officer by) {
        if (!by.is(Role.GWET_LEAD)) throw new Refusal.Forbidden("Only a lead of the wildlife team recalls a dispatch.");
    }

    /**
     * @throws Refusal.Forbidden as {@link #allow}
     * @throws Refusal.Invalid   naming {@code reason} as {@link Texts#requireReason}
     * @throws Refusal.Conflict  if it was acknowledged or recalled before, or nobody waits for it any longer
     */
    @Transactional
    public void recall(CaseReference reference, OrganisationCode country, String reason, Officer by) {
        allow(by);
        Texts.requireReason(reason);
        store.dispatch(reference, country).orElseThrow(Refusal.NotFound::new);
        store.recalled(reference, country, reason, by, clock.instant());
        journal.record(Act.of(IntelligenceEventKind.RECALLED, reference, by)
                .toNcb(country)
                .noting(reason)
                .withLetter(Letter.DISPATCH_RECALLED));
        process.recalled(reference, country);
    }
}

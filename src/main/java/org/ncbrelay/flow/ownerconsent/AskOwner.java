package org.ncbrelay.flow.ownerconsent;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.port.IntelligenceStore;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Outbox;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks the owner of restricted data, and records what it answers. */
@Service
public class AskOwner {
    private final IntelligenceStore store;
    private final Outbox outbox;
    private final Clock clock;

    public AskOwner(IntelligenceStore store, Outbox outbox, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Opens the intelligence to its owner, so that it sees what it is asked about. */
    @Transactional
    public void ask(CaseReference reference, Officer by) {
        OrganisationCode owner = store.get(reference).owner();
        store.askOwner(reference, owner, clock.instant());
        outbox.toDesk(reference, owner, Letter.QUESTION);
        store.event(reference, owner, "OWNER_ASKED", by, "NCB " + owner, null, clock.instant());
    }

    /** @param reason null where consented */
    @Transactional
    public void answered(CaseReference reference, boolean consented, String reason, Officer by) {
        if (!consented && reason == null) throw new Refusal.Invalid("reason", "say why");
        store.ownerAnswered(reference, consented, reason, by, clock.instant());
        store.event(
                reference,
                by.organisation(),
                consented ? "OWNER_CONSENTED" : "OWNER_REFUSED",
                by,
                "INTERPOL",
                reason,
                clock.instant());
        outbox.toDesk(reference, OrganisationCode.INTERPOL, Letter.MESSAGE_RECEIVED);
    }
}

package org.ncbrelay.flow.feedback;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.IntelligenceStore;
import org.ncbrelay.port.Letter;
import org.ncbrelay.port.Outbox;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what a national unit answers to intelligence: receipt, then what it did. */
@Service
public class AnswerIntelligence {
    private final IntelligenceStore store;
    private final Outbox outbox;
    private final Clock clock;

    public AnswerIntelligence(IntelligenceStore store, Outbox outbox, Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param note null if none */
    @Transactional
    public void acknowledge(CaseReference reference, OrganisationCode country, String note, Officer by) {
        store.acknowledged(reference, country, by, clock.instant());
        store.event(reference, country, "ACKNOWLEDGED", by, "INTERPOL", note, clock.instant());
        outbox.toDesk(reference, OrganisationCode.INTERPOL, Letter.REQUEST_ACKNOWLEDGED);
    }

    /** @param outcome null where nobody reported in time */
    @Transactional
    public void report(CaseReference reference, OrganisationCode country, String outcome, String report, Officer by) {
        store.reported(reference, country, outcome, report, by, clock.instant());
        store.event(
                reference,
                country,
                outcome == null ? "NO_REPORT" : "REPORTED",
                by,
                "INTERPOL",
                outcome,
                clock.instant());
    }
}

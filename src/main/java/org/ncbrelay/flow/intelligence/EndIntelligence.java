package org.ncbrelay.flow.intelligence;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records how the way of intelligence ended. */
@Service
public class EndIntelligence {
    private final IntelligenceStore store;
    private final CurrentOfficer officer;
    private final Clock clock;

    public EndIntelligence(IntelligenceStore store, CurrentOfficer officer, Clock clock) {
        this.store = store;
        this.officer = officer;
        this.clock = clock;
    }

    /** Everybody has answered, or was reminded to the end. */
    @Transactional
    public void disseminated(CaseReference reference) {
        end(reference, "DISSEMINATED", "DISSEMINATED");
    }

    /** A source forbids it, its owner refused, or it was held back. */
    @Transactional
    public void notReleased(CaseReference reference) {
        end(reference, "NOT_RELEASED", "NOT_RELEASED");
    }

    /** The recall itself is recorded with its reason; this records that the work has ended. */
    @Transactional
    public void recalled(CaseReference reference, OrganisationCode country) {
        Officer relay = Officer.relay(OrganisationCode.INTERPOL);
        officer.as(relay, () -> {
            store.event(reference, country, "WORK_ENDED", relay, null, null, clock.instant());
            return null;
        });
    }

    /** The last answer may come from a country, but how it ended is INTERPOL's to write. */
    private void end(CaseReference reference, String status, String event) {
        Officer relay = Officer.relay(OrganisationCode.INTERPOL);
        officer.as(relay, () -> {
            store.changeStatus(reference, status);
            store.event(reference, null, event, relay, null, null, clock.instant());
            return null;
        });
    }
}

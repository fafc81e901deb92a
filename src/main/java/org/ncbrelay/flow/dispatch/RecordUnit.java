package org.ncbrelay.flow.dispatch;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records which national unit the NCB found best placed, and when it forwarded the intelligence (Annex 1.2). */
@Service
public class RecordUnit {
    private final IntelligenceStore store;
    private final Clock clock;

    public RecordUnit(IntelligenceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @param note to the unit; null if none */
    @Transactional
    public void record(CaseReference reference, OrganisationCode country, String unit, String note, Officer by) {
        store.unitNamed(reference, country, unit, by, clock.instant());
        store.event(reference, country, "UNIT_IDENTIFIED", by, unit, note, clock.instant());
    }
}

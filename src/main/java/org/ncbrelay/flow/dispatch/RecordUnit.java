package org.ncbrelay.flow.dispatch;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.journal.IntelligenceAct;
import org.ncbrelay.journal.Journal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records which national unit the NCB found best placed, and when it forwarded the intelligence (Annex 1.2). */
@Service
public class RecordUnit {
    private final IntelligenceStore store;
    private final Journal journal;
    private final Clock clock;

    public RecordUnit(IntelligenceStore store, Journal journal, Clock clock) {
        this.store = store;
        this.journal = journal;
        this.clock = clock;
    }

    /** @param note to the unit; null if none */
    @Transactional
    public void record(CaseReference reference, OrganisationCode country, String unit, String note, Officer by) {
        store.unitNamed(reference, country, unit, by, clock.instant());
        journal.record(IntelligenceAct.of(IntelligenceEventKind.UNIT_IDENTIFIED, reference, by)
                .readableBy(country)
                .to(Addressee.named(unit))
                .noting(note));
    }
}

package org.ncbrelay.flow.dispatch;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;

/** Records which national unit the NCB found best placed, and when it forwarded the intelligence (Annex 1.2). */
@Service
record RecordUnit(IntelligenceStore store, Journal journal, Clock clock) {
    /** @param note to the unit; null if none */
    void record(CaseReference reference, OrganisationCode country, String unit, String note, Officer by) {
        store.unitNamed(reference, country, unit, by, clock.instant());
        journal.record(Act.of(IntelligenceEventKind.UNIT_IDENTIFIED, reference, by)
                .readableBy(country)
                .to(Addressee.named(unit))
                .noting(note));
    }

    /** The NCB named no unit until its last reminder; INTERPOL's liaison officer is informed. */
    void silent(CaseReference reference, OrganisationCode country, Officer by) {
        store.ended(reference, country, "NOT_FORWARDED");
        journal.record(Act.of(IntelligenceEventKind.NOT_FORWARDED, reference, by)
                .toInterpolFrom(country)
                .withLetter(Letter.CLOSED_WITHOUT_ANSWER)
                .withLetter(Letter.CLOSED_WITHOUT_ANSWER, Addressee.ncb(country)));
    }
}

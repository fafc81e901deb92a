package org.ncbrelay.flow.externalsource;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.intelligence.Caveat;
import org.ncbrelay.domain.intelligence.Intelligence;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.domain.product.Grading;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.springframework.stereotype.Service;

/** Attaches the caveat to external material and records what an analyst makes of it (Annex 2.1). */
@Service
record GradeExternalMaterial(IntelligenceStore store, Journal journal, Clock clock) {
    /** The caveat follows from the kind of the source; this records that every output has it from here on. */
    void attachCaveat(CaseReference reference, Officer by) {
        journal.record(
                Act.of(IntelligenceEventKind.CAVEAT_ATTACHED, reference, by).noting(Caveat.TEXT));
    }

    /**
     * @param grading null to keep the present grading
     * @param reason  why it is regraded; null if it remains
     */
    void grade(CaseReference reference, Grading grading, String reason, Officer by) {
        if (grading == null) {
            journal.record(Act.of(IntelligenceEventKind.GRADING_KEPT, reference, by)
                    .noting(Note.text(Intelligence.UNASSESSED)));
            return;
        }
        if (reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        store.grade(reference, grading, reason, by, clock.instant());
        journal.record(Act.of(IntelligenceEventKind.REGRADED, reference, by)
                .noting(Note.text(grading).then(reason)));
    }
}

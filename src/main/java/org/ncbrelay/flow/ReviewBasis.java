package org.ncbrelay.flow;

import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.domain.intelligence.IntelligenceStore.Resting;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.IntelligenceFlow;
import org.springframework.stereotype.Service;

/**
 * Flags intelligence whose basis its owner withdraws or corrects, in the same transaction (Annex 1.1; what follows is our default). A lead
 * reviews what countries hold; what rests on a withdrawn case and was not sent yet is released no more.
 */
@Service
public record ReviewBasis(IntelligenceStore store, IntelligenceFlow process, Journal journal, CurrentOfficer officer) {
    public void withdrawn(CaseReference basis) {
        flag(basis, IntelligenceEventKind.BASIS_WITHDRAWN);
    }

    public void corrected(CaseReference basis) {
        flag(basis, IntelligenceEventKind.BASIS_CORRECTED);
    }

    /** The owner of the case sees no intelligence that rests on it; the relay flags it for INTERPOL. */
    private void flag(CaseReference basis, IntelligenceEventKind change) {
        Officer relay = Officer.relay(OrganisationCode.INTERPOL);
        officer.as(relay, () -> {
            List<Resting> resting = store.restingOn(basis);
            for (Resting each : resting) {
                journal.record(Act.of(change, each.reference(), relay).noting(Note.text(basis)));
                if (each.abroad())
                    process.basisChanged(
                            each.reference(),
                            Phrase.BASIS_REVIEW.with(basis),
                            store.get(each.reference()).caveat().orElse(""));
            }
            long abroad = resting.stream().filter(Resting::abroad).count();
            if (abroad > 0)
                journal.record(Act.of(EventKind.INTELLIGENCE_UNDER_REVIEW, basis, relay)
                        .noting(Note.text(abroad)));
        });
    }
}

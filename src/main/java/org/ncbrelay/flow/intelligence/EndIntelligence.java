package org.ncbrelay.flow.intelligence;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.intelligence.IntelligenceEventKind;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.stereotype.Service;

/** Records how the way of intelligence ended. */
@Service
record EndIntelligence(IntelligenceStore store, Journal journal, CurrentOfficer officer) {
    /** Everybody has answered, or was reminded to the end. */
    void disseminated(CaseReference reference) {
        end(reference, "DISSEMINATED", IntelligenceEventKind.DISSEMINATED, null);
    }

    /** No country holds it any longer. */
    void recalledEverywhere(CaseReference reference) {
        end(reference, "RECALLED", IntelligenceEventKind.RECALLED_EVERYWHERE, null);
    }

    /** Its external source or its owner refused, it was held back, or no country is left that may receive it; the record says why. */
    void notReleased(CaseReference reference) {
        Note reason = store.get(reference).addressees().isEmpty() ? Phrase.EVERY_COUNTRY_RESTRICTED.note() : null;
        end(reference, "NOT_RELEASED", IntelligenceEventKind.NOT_RELEASED, reason);
    }

    /** The recall itself is recorded with its reason; this records that the work has ended. */
    void recalled(CaseReference reference, OrganisationCode country) {
        Officer relay = Officer.relay(OrganisationCode.INTERPOL);
        Act ended = Act.of(IntelligenceEventKind.WORK_ENDED, reference, relay).readableBy(country);
        officer.as(relay, () -> journal.record(ended));
    }

    /** The last answer may come from a country, but how it ended is INTERPOL's to write. */
    private void end(CaseReference reference, String status, IntelligenceEventKind event, Note reason) {
        Officer relay = Officer.relay(OrganisationCode.INTERPOL);
        officer.as(relay, () -> {
            store.changeStatus(reference, status);
            journal.record(Act.of(event, reference, relay).noting(reason));
        });
    }
}

package org.ncbrelay.engine.history;

import org.ncbrelay.domain.casefile.CasePath.Passage;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hands the passages of a transaction to the journal; the engine is configured before the journal can be made. */
@Component
class PassageLog {
    private final ObjectProvider<Journal> journal;
    private final ObjectProvider<CurrentOfficer> officer;

    PassageLog(ObjectProvider<Journal> journal, ObjectProvider<CurrentOfficer> officer) {
        this.journal = journal;
        this.officer = officer;
    }

    void note(Passage passage) {
        if (officer.getObject().isPresent()) journal.getObject().passed(passage);
    }
}

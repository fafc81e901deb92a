package org.ncbrelay.engine.history;

import org.ncbrelay.domain.casefile.CasePath.Passage;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Hands the passages of a transaction to the journal; the engine is configured before the journal can be made. */
@Component
class PassageLog {
    private final SingletonSupplier<Journal> journal;
    private final SingletonSupplier<CurrentOfficer> officer;

    PassageLog(ObjectProvider<Journal> journal, ObjectProvider<CurrentOfficer> officer) {
        this.journal = SingletonSupplier.of(journal::getObject);
        this.officer = SingletonSupplier.of(officer::getObject);
    }

    void note(Passage passage) {
        if (officer.obtain().isPresent()) journal.obtain().passed(passage);
    }
}

package org.ncbrelay.engine.history;

import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.casefile.CasePath;
import org.ncbrelay.domain.casefile.CasePath.Passage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Collects the passages of a transaction and records them once, just before it commits. */
@Component
class PassageLog {
    private final ObjectProvider<CasePath> path;

    PassageLog(ObjectProvider<CasePath> path) {
        this.path = path;
    }

    /** Outside a transaction of Spring the passage is recorded at once. */
    void note(Passage passage) {
        if (TransactionSynchronizationManager.isSynchronizationActive())
            running().orElseGet(this::begin).note(passage);
        else path.getObject().record(List.of(passage));
    }

    /** Spring sets the synchronizations of an outer transaction aside while another one runs inside it. */
    private static Optional<PendingPassages> running() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(PendingPassages.class::isInstance)
                .map(PendingPassages.class::cast)
                .findFirst();
    }

    private PendingPassages begin() {
        PendingPassages pending = new PendingPassages(path.getObject());
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }
}

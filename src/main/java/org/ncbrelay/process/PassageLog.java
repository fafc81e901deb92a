package org.ncbrelay.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.port.CasePath;
import org.ncbrelay.port.CasePath.Passage;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Collects the passages of a transaction and writes them once, just before it commits. */
@Component
class PassageLog {
    private final ObjectProvider<CasePath> path;
    private final ObjectProvider<CurrentOfficer> officer;

    PassageLog(ObjectProvider<CasePath> path, ObjectProvider<CurrentOfficer> officer) {
        this.path = path;
        this.officer = officer;
    }

    void note(Passage passage) {
        CurrentOfficer current = officer.getObject();
        if (!current.isPresent()) return;
        if (TransactionSynchronizationManager.isSynchronizationActive())
            pending().note(current.officer(), passage);
        else path.getObject().record(List.of(passage));
    }

    private Pending pending() {
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(Pending.class::isInstance)
                .map(Pending.class::cast)
                .findFirst()
                .orElseGet(this::begin);
    }

    private Pending begin() {
        Pending pending = new Pending();
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    /** By whoever acted: at the end of a job nobody acts any more, and the database would refuse the rows. */
    private final class Pending implements TransactionSynchronization {
        private final Map<Officer, Map<String, Passage>> noted = new LinkedHashMap<>();

        void note(Officer by, Passage passage) {
            noted.computeIfAbsent(by, none -> new LinkedHashMap<>())
                    .merge(passage.instance() + passage.activity(), passage, Pending::closed);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            noted.forEach((by, passages) -> officer.getObject().as(by, () -> {
                path.getObject().record(new ArrayList<>(passages.values()));
                return null;
            }));
            noted.clear();
        }

        private static Passage closed(Passage entered, Passage left) {
            if (left.leftAt() == null) return entered;
            return new Passage(
                    entered.instance(),
                    entered.reference(),
                    entered.process(),
                    entered.activity(),
                    entered.enteredAt(),
                    left.leftAt(),
                    left.cancelled());
        }
    }
}

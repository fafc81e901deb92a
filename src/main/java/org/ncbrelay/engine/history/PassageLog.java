package org.ncbrelay.engine.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.CasePath;
import org.ncbrelay.domain.casefile.CasePath.Passage;
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
            pending().note(passage);
        else keep(relayOf(passage), List.of(passage));
    }

    private void keep(Officer relay, List<Passage> passages) {
        officer.getObject().as(relay, () -> {
            path.getObject().record(passages);
            return null;
        });
    }

    /**
     * The path is stored in the name of the country whose case it is: an officer of another country who answers a question of the
     * case moves it, and may not see it.
     */
    private static Officer relayOf(Passage passage) {
        return Officer.relay(passage.reference().organisation());
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

    /** By country and passage; what was entered and left in one transaction is one row. */
    private final class Pending implements TransactionSynchronization {
        private final Map<Officer, Map<String, Passage>> noted = new LinkedHashMap<>();

        void note(Passage passage) {
            noted.computeIfAbsent(relayOf(passage), none -> new LinkedHashMap<>())
                    .merge(passage.instance() + passage.activity(), passage, Pending::closed);
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            noted.forEach((relay, passages) -> keep(relay, new ArrayList<>(passages.values())));
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

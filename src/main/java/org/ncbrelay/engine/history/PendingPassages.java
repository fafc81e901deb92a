package org.ncbrelay.engine.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.casefile.CasePath;
import org.ncbrelay.domain.casefile.CasePath.Passage;
import org.springframework.transaction.support.TransactionSynchronization;

/** What one transaction has passed and not yet recorded; dropped when it is rolled back. */
final class PendingPassages implements TransactionSynchronization {
    private final CasePath path;
    /** In the order of entry; what was entered and left in the same transaction is one passage. */
    private final Map<Key, Passage> noted = new LinkedHashMap<>();

    private boolean committing;

    PendingPassages(CasePath path) {
        this.path = path;
    }

    void note(Passage passage) {
        noted.merge(new Key(passage.instance(), passage.activity()), passage, PendingPassages::closed);
        // Spring calls beforeCommit once: what the engine passes in another synchronization after it must not be lost.
        if (committing) write();
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        committing = true;
        write();
    }

    private void write() {
        if (noted.isEmpty()) return;
        path.record(List.copyOf(noted.values()));
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

    private record Key(String instance, String activity) {}
}

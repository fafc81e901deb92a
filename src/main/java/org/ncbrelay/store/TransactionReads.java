package org.ncbrelay.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a transaction has read, so that it reads it once: for the acting officer, because another organisation may see something else, and
 * until the transaction changes anything. A transaction inside another one reads for itself.
 */
@Component
public record TransactionReads(CurrentOfficer officers) {
    /** Reads, unless the running transaction has done so and changed nothing since; failures are not remembered. */
    public <T> T once(Object key, Supplier<T> read) {
        Optional<Remembered> remembered = remembered();
        if (remembered.isEmpty()) return read.get();
        Map<Key, Object> values = remembered.get().values;
        Key asked = key(key);
        @SuppressWarnings("unchecked")
        T known = (T) values.get(asked);
        if (known != null) return known;
        T found = read.get();
        values.put(asked, found);
        return found;
    }

    /** Remembers what a read would find now; of no effect outside a transaction. */
    public void remember(Object key, Object value) {
        remembered().ifPresent(reads -> reads.values.put(key(key), value));
    }

    /** Called before a statement that may change what was read. */
    static void forget() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) return;
        find().ifPresent(reads -> reads.values.clear());
    }

    private Key key(Object key) {
        return new Key(officers.isPresent() ? Optional.of(officers.officer()) : Optional.empty(), key);
    }

    private static Optional<Remembered> remembered() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) return Optional.empty();
        Optional<Remembered> reads = find();
        if (reads.isPresent()) return reads;
        Remembered fresh = new Remembered();
        TransactionSynchronizationManager.registerSynchronization(fresh);
        return Optional.of(fresh);
    }

    private static Optional<Remembered> find() {
        List<TransactionSynchronization> all = TransactionSynchronizationManager.getSynchronizations();
        return all.stream()
                .filter(Remembered.class::isInstance)
                .map(Remembered.class::cast)
                .findFirst();
    }

    private record Key(Optional<Officer> acting, Object what) {}

    private static final class Remembered implements TransactionSynchronization {
        private final Map<Key, Object> values = new HashMap<>();
    }
}

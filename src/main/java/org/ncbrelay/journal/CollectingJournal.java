package org.ncbrelay.journal;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Passage;
import org.ncbrelay.domain.deadline.WaitingTask;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.journal.Entry.CollectedRow;
import org.ncbrelay.journal.Entry.Recorded;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Collects the entries of each transaction; a transaction inside another one has its own. */
@Component
record CollectingJournal(JournalStore store, @Lazy IntelligenceStore intelligence, CurrentOfficer officers, Clock clock)
        implements Journal, PendingRows {
    @Override
    public void record(Act act) {
        collect(act);
    }

    @Override
    public UUID send(Letter letter, CaseReference reference, Addressee to) {
        return collect(OutgoingLetter.about(reference, letter, to)).id();
    }

    @Override
    public UUID send(Letter letter, Addressee to) {
        return collect(new OutgoingLetter(EntryIds.next(), Optional.empty(), letter, to, Optional.empty()))
                .id();
    }

    @Override
    public void send(Letter letter, CaseReference reference, Addressee to, Optional<WaitingTask> task) {
        collect(new OutgoingLetter(EntryIds.next(), Optional.of(reference), letter, to, task));
    }

    @Override
    public void opened(WaitingTask task) {
        Optional<Addressee> unit =
                task.isForUnit() ? intelligence.unit(task.reference(), task.organisation()) : Optional.empty();
        pending().add(acting(), task, unit);
    }

    @Override
    public void passed(Passage passage) {
        pending().add(passage);
    }

    @Override
    public void flush() {
        running().ifPresent(PendingEntries::writeRowsAndActs);
    }

    @Override
    public void add(String kind, Map<String, Object> columns) {
        collect(new CollectedRow(kind, new HashMap<>(columns)));
    }

    @Override
    public boolean has(String kind, String column, Object value) {
        return rows(kind, column, value).findAny().isPresent();
    }

    @Override
    public boolean complete(String kind, String column, Object value, Map<String, Object> more) {
        Optional<CollectedRow> row = rows(kind, column, value).findFirst();
        row.ifPresent(found -> found.columns().putAll(more));
        return row.isPresent();
    }

    private Stream<CollectedRow> rows(String kind, String column, Object value) {
        return running().stream().flatMap(PendingEntries::rows).filter(row -> row.is(kind, column, value));
    }

    private <E extends Entry> E collect(E entry) {
        pending().add(new Recorded(acting(), entry));
        return entry;
    }

    private Optional<Officer> acting() {
        return officers.isPresent() ? Optional.of(officers.officer()) : Optional.empty();
    }

    /** @throws IllegalStateException outside a transaction: an act and what it changes are committed together */
    private PendingEntries pending() {
        if (!TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException("an act is recorded in a transaction only");
        return running().orElseGet(this::begin);
    }

    /** Spring sets the synchronizations of an outer transaction aside while another one runs inside it. */
    static Optional<PendingEntries> running() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) return Optional.empty();
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(PendingEntries.class::isInstance)
                .map(PendingEntries.class::cast)
                .findFirst();
    }

    private PendingEntries begin() {
        PendingEntries pending = new PendingEntries(store, clock.instant());
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }
}

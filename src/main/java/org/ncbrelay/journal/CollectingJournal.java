package org.ncbrelay.journal;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Passage;
import org.ncbrelay.domain.deadline.WaitingTask;
import org.ncbrelay.domain.intelligence.IntelligenceStore;
import org.ncbrelay.journal.Entry.Recorded;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Collects the entries of each transaction; a transaction inside another one has its own. */
@Component
record CollectingJournal(JournalStore store, @Lazy IntelligenceStore intelligence, CurrentOfficer officers, Clock clock)
        implements Journal {
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

    <E extends Entry> E collect(E entry) {
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

package org.ncbrelay.journal;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Collects the entries of each transaction; a transaction inside another one has its own. */
@Component
class CollectingJournal implements Journal {
    private final JournalWriter writer;
    private final CurrentOfficer officers;
    private final Clock clock;

    CollectingJournal(JournalWriter writer, CurrentOfficer officers, Clock clock) {
        this.writer = writer;
        this.officers = officers;
        this.clock = clock;
    }

    @Override
    public void record(Act act) {
        add(act);
    }

    @Override
    public void record(IntelligenceAct act) {
        add(act);
    }

    @Override
    public UUID send(Letter letter, CaseReference reference, Addressee to) {
        return add(OutgoingLetter.about(reference, letter, to)).id();
    }

    @Override
    public UUID send(Letter letter, Addressee to) {
        return add(new OutgoingLetter(UUID.randomUUID(), Optional.empty(), letter, to))
                .id();
    }

    @Override
    public void flush() {
        running().ifPresent(PendingEntries::write);
    }

    /** @throws IllegalStateException outside a transaction: an act and what it changes are committed together */
    private <E extends Entry> E add(E entry) {
        if (!TransactionSynchronizationManager.isActualTransactionActive())
            throw new IllegalStateException("an act is recorded in a transaction only");
        Optional<Officer> acting = officers.isPresent() ? Optional.of(officers.officer()) : Optional.empty();
        running().orElseGet(this::begin).add(entry, acting);
        return entry;
    }

    /** Spring sets the synchronizations of an outer transaction aside while another one runs inside it. */
    private Optional<PendingEntries> running() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) return Optional.empty();
        return TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(PendingEntries.class::isInstance)
                .map(PendingEntries.class::cast)
                .findFirst();
    }

    private PendingEntries begin() {
        PendingEntries pending = new PendingEntries(writer, officers, clock.instant());
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }
}

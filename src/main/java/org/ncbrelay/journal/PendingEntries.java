package org.ncbrelay.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Passage;
import org.ncbrelay.domain.deadline.WaitingTask;
import org.ncbrelay.journal.Entry.CollectedRow;
import org.ncbrelay.journal.Entry.NodePassage;
import org.ncbrelay.journal.Entry.Recorded;
import org.springframework.transaction.support.TransactionSynchronization;

/** What one transaction has recorded and not yet written; dropped when it is rolled back. */
class PendingEntries implements TransactionSynchronization {
    private final JournalStore store;
    private final Instant at;
    private final List<Recorded> rows = new ArrayList<>();
    private final List<Recorded> acts = new ArrayList<>();
    private final FirstLetters letters = new FirstLetters();
    /** In the order of entry; what the transaction entered and left is one passage. */
    private final Map<String, Passage> passages = new LinkedHashMap<>();

    private boolean committing;

    /** @param at the moment of all acts of the transaction */
    PendingEntries(JournalStore store, Instant at) {
        this.store = store;
        this.at = at;
    }

    void add(Recorded recorded) {
        if (recorded.entry() instanceof CollectedRow) rows.add(recorded);
        else letters.hold(recorded).ifPresent(this::addAct);
        writeIfCommitting();
    }

    /** A part of an act that waits here becomes one with it. */
    private void addAct(Recorded recorded) {
        for (int i = 0; i < acts.size(); i++)
            if (acts.get(i).entry() instanceof Act whole
                    && recorded.entry() instanceof Act part
                    && whole.includes(part)
                    && acts.get(i).acting().equals(recorded.acting())) {
                acts.set(i, new Recorded(recorded.acting(), whole.with(part)));
                return;
            }
        acts.add(recorded);
    }

    void add(Optional<Officer> acting, WaitingTask task, Optional<Addressee> unit) {
        letters.opened(acting, task, unit);
        writeIfCommitting();
    }

    void add(Passage passage) {
        passages.merge(passage.instance() + passage.activity(), passage, PendingEntries::closed);
        writeIfCommitting();
    }

    /** Who answered that task last in this transaction. */
    Optional<String> answeredBy(CaseReference reference, String node) {
        return passages.values().stream()
                .filter(passage -> passage.leftBy() != null
                        && passage.reference().equals(reference)
                        && node.equals(passage.process() + '/' + passage.activity()))
                .map(Passage::leftBy)
                .reduce((first, last) -> last);
    }

    /** The rows that are not written yet. */
    Stream<CollectedRow> rows() {
        return rows.stream().map(Recorded::entry).map(CollectedRow.class::cast);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        committing = true;
        writeAll();
    }

    /** Rows before the acts: an event names the case that a row files. */
    void writeRowsAndActs() {
        write(List.of(take(rows), take(acts)));
    }

    void writeRows() {
        write(List.of(take(rows)));
    }

    /** Spring calls beforeCommit once: an act recorded after that, in a synchronization of their own, must not be lost. */
    private void writeIfCommitting() {
        if (committing) writeAll();
    }

    private void writeAll() {
        write(List.of(take(rows), take(acts), letters.take(), takePassages()));
    }

    private void write(List<List<Recorded>> taken) {
        List<Recorded> entries = taken.stream().flatMap(List::stream).toList();
        if (!entries.isEmpty()) store.write(entries, at);
    }

    private static List<Recorded> take(List<Recorded> queue) {
        List<Recorded> taken = List.copyOf(queue);
        queue.clear();
        return taken;
    }

    /** Each in the name of the country whose case it is; nothing is left here afterwards. */
    private List<Recorded> takePassages() {
        List<Recorded> taken =
                passages.values().stream().map(PendingEntries::recorded).toList();
        passages.clear();
        return taken;
    }

    private static Recorded recorded(Passage passage) {
        Officer relay = Officer.relay(passage.reference().organisation());
        return new Recorded(Optional.of(relay), new NodePassage(passage));
    }

    private static Passage closed(Passage entered, Passage left) {
        if (left.leftAt() == null) return entered;
        // A clock that is set back meanwhile must not undo the act: nothing is left before it was entered.
        Instant leftAt = left.leftAt().isBefore(entered.enteredAt()) ? entered.enteredAt() : left.leftAt();
        return new Passage(
                entered.instance(),
                entered.reference(),
                entered.process(),
                entered.activity(),
                entered.enteredAt(),
                leftAt,
                left.cancelled(),
                left.leftBy());
    }
}

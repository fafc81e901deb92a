package org.ncbrelay.fakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Passage;
import org.ncbrelay.domain.deadline.WaitingTask;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;

/**
 * Shows what was recorded: each event as {@code KIND by user}, with the addressee and the note where there are any; each letter as
 * {@code LETTER to KEN}, or to an address.
 */
public final class FakeJournal implements Journal {
    public final List<String> events = new ArrayList<>();
    public final List<String> letters = new ArrayList<>();

    @Override
    public void record(Act act) {
        events.add(act.kind() + " by " + act.by().userId()
                + act.addressee().map(to -> " to " + to.name()).orElse("")
                + act.note().map(note -> ": " + note).orElse(""));
        act.letters().forEach(letter -> add(letter.letter(), letter.to()));
    }

    @Override
    public UUID send(Letter letter, CaseReference reference, Addressee to) {
        add(letter, to);
        return UUID.randomUUID();
    }

    @Override
    public UUID send(Letter letter, Addressee to) {
        add(letter, to);
        return UUID.randomUUID();
    }

    @Override
    public void send(Letter letter, CaseReference reference, Addressee to, Optional<WaitingTask> task) {
        add(letter, to);
    }

    @Override
    public void opened(WaitingTask task) {
        throw new UnsupportedOperationException("no use case opens a task of a diagram by itself");
    }

    @Override
    public void passed(Passage passage) {
        throw new UnsupportedOperationException("no use case moves a case through its diagrams");
    }

    /** Everything is shown at once. */
    @Override
    public void flush() {}

    private void add(Letter letter, Addressee to) {
        letters.add(letter + " to "
                + to.mail().orElseGet(() -> to.organisation().orElseThrow().value()));
    }
}

package org.ncbrelay.journal;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.CasePath.Passage;
import org.ncbrelay.journal.Entry.NodePassage;
import org.ncbrelay.journal.Entry.Recorded;

/** What a transaction passed of the diagrams, in the order of entry; what it entered and left is one passage. */
final class PendingPassages {
    private final Map<String, Passage> passages = new LinkedHashMap<>();

    void add(Passage passage) {
        passages.merge(passage.instance() + passage.activity(), passage, PendingPassages::closed);
    }

    /** Each in the name of the country whose case it is; nothing is left here afterwards. */
    List<Recorded> take() {
        List<Recorded> taken =
                passages.values().stream().map(PendingPassages::recorded).toList();
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
                left.cancelled());
    }
}

package org.ncbrelay.journal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.CasePath.Passage;

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

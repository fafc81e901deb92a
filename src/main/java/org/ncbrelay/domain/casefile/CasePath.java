package org.ncbrelay.domain.casefile;

import java.time.Instant;
import java.util.List;
import org.ncbrelay.domain.CaseReference;

/** The path of a case through the nodes of the diagrams, retained for as long as the case. */
public interface CasePath {
    /** In order of entry; empty where the case is not open to the acting organisation. */
    List<Passage> of(CaseReference reference);

    /**
     * One passage through a node.
     *
     * @param instance  the engine's name of the passage; null where it has ended and is read back
     * @param process   id of the diagram
     * @param activity  id of the node
     * @param enteredAt null where an earlier transaction recorded it
     * @param leftAt    null while the case is there
     * @param cancelled whether an interruption ended it
     */
    record Passage(
            String instance,
            CaseReference reference,
            String process,
            String activity,
            Instant enteredAt,
            Instant leftAt,
            boolean cancelled) {}
}

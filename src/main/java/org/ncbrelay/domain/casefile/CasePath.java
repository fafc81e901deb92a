package org.ncbrelay.domain.casefile;

import java.time.Instant;
import java.util.List;
import org.ncbrelay.domain.CaseReference;

/** The path of a case through the nodes of the diagrams, kept for as long as the case. */
public interface CasePath {
    /**
     * Adds passages in their order, and closes those that earlier transactions added. The path is recorded in the name of the country
     * whose case it is, because an officer of another country, who answers a question, moves the case and may not see it. Of a
     * case that does not exist nothing is recorded.
     */
    void record(List<Passage> passages);

    /** In order of entry; empty where the case is not open to the acting organisation. */
    List<Passage> of(CaseReference reference);

    /**
     * One passage through a node.
     *
     * @param instance  the engine's name of the passage; null once it has ended
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

package org.ncbrelay.domain.casefile;

import java.time.Instant;
import org.ncbrelay.domain.CaseReference;

/**
 * One passage through a node.
 *
 * @param instance  the engine's name of the passage; null where it has ended and is read back
 * @param process   id of the diagram
 * @param activity  id of the node
 * @param enteredAt null where an earlier transaction recorded it
 * @param leftAt    null while the case is there
 * @param cancelled whether an interruption ended it
 * @param leftBy    who answered the user task; null for other nodes, and where nobody did
 */
public record Passage(
        String instance,
        CaseReference reference,
        String process,
        String activity,
        Instant enteredAt,
        Instant leftAt,
        boolean cancelled,
        String leftBy) {}

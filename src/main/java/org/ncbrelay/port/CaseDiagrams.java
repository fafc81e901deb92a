package org.ncbrelay.port;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ncbrelay.domain.casefile.EventKind;

/** What the relay's own diagrams say of a case as a whole. A port because the engine holds the diagrams. */
public interface CaseDiagrams {
    /** The map, and the diagrams that every case may pass, in the order of the flow: those of support are left out. */
    List<String> inOrder();

    /** The events that end a case, as the ends of the diagrams name them. */
    Set<EventKind> endings();

    /** The newest version of a diagram that this installation added or changed, as BPMN 2.0 XML in UTF-8; empty for one of the release. */
    Optional<byte[]> own(String process);
}

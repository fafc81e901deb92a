package org.ncbrelay.domain.casefile;

import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;

/** Every event of a case in order; nothing is ever changed or removed. */
public interface Timeline {
    /**
     * @param addressee to whom, as people read it; null if nobody
     * @param note      what else the reader must know; null if nothing
     */
    void record(CaseReference reference, EventKind kind, Officer by, String addressee, String note, Instant at);
}

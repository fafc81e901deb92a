package org.ncbrelay.domain.casefile;

import org.ncbrelay.domain.CaseReference;

/** What the running flowchart remembers of a case that is over. */
public interface CaseHistory {
    /** Removes it all. */
    void forget(CaseReference reference);
}

package org.ncbrelay.domain.triage;

import java.util.List;
import org.ncbrelay.domain.CaseReference;

/** The team's judgment of a recorded request. */
public interface Triages {
    void add(CaseReference reference, TriageStep step);

    List<TriageStep> of(CaseReference reference);

    /** Cases of the country of which the NCB has yet to decide whether they are joined, and that are this case or would be joined to it. */
    List<CaseReference> undecided(CaseReference reference);
}

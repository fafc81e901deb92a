package org.ncbrelay.domain.triage;

import java.util.List;
import org.ncbrelay.domain.CaseReference;

/** The team's judgment of a recorded request. */
public interface Triages {
    void add(CaseReference reference, TriageStep step);

    List<TriageStep> of(CaseReference reference);
}

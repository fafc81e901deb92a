package org.ncbrelay.port;

import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.triage.TriageStep;

/** The team's judgment of a recorded request. */
public interface Triages {
    void add(CaseReference reference, TriageStep step);

    List<TriageStep> of(CaseReference reference);
}

package org.ncbrelay.fakes;

import java.util.ArrayList;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.triage.TriageStep;
import org.ncbrelay.domain.triage.Triages;

/** Triage of one case in memory. */
public final class FakeTriages implements Triages {
    public final List<TriageStep> steps = new ArrayList<>();

    @Override
    public void add(CaseReference reference, TriageStep step) {
        steps.add(step);
    }

    @Override
    public List<TriageStep> of(CaseReference reference) {
        return List.copyOf(steps);
    }
}

package org.ncbrelay.flow.support.capacitybuilding;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.port.CaseProcess;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets the follow-up of a training wait in a flow of its own: the case closes without it. */
@Service
public class ScheduleFollowUp {
    private final Cases cases;
    private final CaseProcess process;

    public ScheduleFollowUp(Cases cases, CaseProcess process) {
        this.cases = cases;
        this.process = process;
    }

    @Transactional
    public void schedule(CaseReference reference) {
        process.trainingEvaluated(
                reference, "Follow-up of a training: " + cases.get(reference).title());
    }
}

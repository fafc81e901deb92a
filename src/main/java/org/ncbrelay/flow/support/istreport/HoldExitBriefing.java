package org.ncbrelay.flow.support.istreport;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.flow.DeploymentRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what was reported to the host when the team left. */
@Service
public class HoldExitBriefing {
    private final DeploymentRecord record;

    public HoldExitBriefing(DeploymentRecord record) {
        this.record = record;
    }

    /** @param evidenceInHostCustody must hold: evidence stays with the host */
    @Transactional
    public void brief(CaseReference reference, String briefing, boolean evidenceInHostCustody, Officer by) {
        if (!evidenceInHostCustody)
            throw new Refusal.Invalid("evidenceInHostCustody", "evidence stays in the custody of the host");
        record.add(reference, DeploymentFactKind.EXIT_BRIEFED, briefing, by);
    }
}

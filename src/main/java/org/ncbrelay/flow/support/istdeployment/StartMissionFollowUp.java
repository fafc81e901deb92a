package org.ncbrelay.flow.support.istdeployment;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.deployment.Deployments;
import org.ncbrelay.flow.DeploymentRecord;
import org.ncbrelay.port.CaseProcess;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts the follow-up of a mission once every recommendation has an owner. */
@Service
public class StartMissionFollowUp {
    private final Deployments deployments;
    private final DeploymentRecord record;
    private final CaseProcess process;

    public StartMissionFollowUp(Deployments deployments, DeploymentRecord record, CaseProcess process) {
        this.deployments = deployments;
        this.record = record;
        this.process = process;
    }

    /** The follow-up is a flow of its own: neither delivery nor closing waits 90 days for it. */
    @Transactional
    public void start(CaseReference reference, String summary, Officer by) {
        if (deployments.recommendations(reference).isEmpty())
            throw new Refusal.Conflict("The debrief has no recommendation yet.");
        record.add(reference, DeploymentFactKind.DEBRIEFED, by);
        process.startMissionFollowUp(reference, summary);
    }
}

package org.ncbrelay.flow.support.istdeployment;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.deployment.DeploymentFact;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.deployment.Deployments;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.flow.DeploymentRecord;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CaseProcess;
import org.springframework.stereotype.Service;

/** Starts the follow-up of a mission, or records that no team was deployed (Annex 2.3). */
@Service
record IstDeploymentStep(
        Deployments deployments,
        DeploymentRecord record,
        Capabilities capabilities,
        Journal journal,
        CaseProcess process,
        Clock clock) {
    /**
     * Starts the follow-up of a mission once every recommendation has an owner. The follow-up is a flow of its own:
     * neither delivery nor closing waits 90 days for it.
     */
    void startFollowUp(CaseReference reference, String summary, Officer by) {
        if (deployments.recommendations(reference).isEmpty())
            throw new Refusal.Conflict("The debrief has no recommendation yet.");
        record.add(reference, DeploymentFactKind.DEBRIEFED, by);
        process.startMissionFollowUp(reference, summary);
    }

    /** Ends a deployment with the recorded reason why no team goes. */
    void recordNotDeployed(CaseReference reference, Officer by) {
        DeploymentFact refusal = deployments.of(reference).refusal().orElseThrow();
        Note reason = refusal.kind().note().then(refusal.note());
        capabilities.change(reference, Capability.IST_DEPLOYMENT, Status.REFUSED, reason, clock.instant());
        journal.record(
                Act.of(EventKind.CAPABILITY_REFUSED, reference, by).noting(Capability.IST_DEPLOYMENT.note(reason)));
    }
}

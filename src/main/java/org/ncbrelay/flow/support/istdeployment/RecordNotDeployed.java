package org.ncbrelay.flow.support.istdeployment;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.deployment.DeploymentFact;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.port.Capabilities;
import org.ncbrelay.port.Capabilities.Status;
import org.ncbrelay.port.Deployments;
import org.ncbrelay.port.Timeline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends a deployment with the recorded reason why no team goes. */
@Service
public class RecordNotDeployed {
    private final Deployments deployments;
    private final Capabilities capabilities;
    private final Timeline timeline;
    private final Clock clock;

    public RecordNotDeployed(Deployments deployments, Capabilities capabilities, Timeline timeline, Clock clock) {
        this.deployments = deployments;
        this.capabilities = capabilities;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Transactional
    public void record(CaseReference reference, Officer by) {
        DeploymentFact refusal = deployments.of(reference).refusal().orElseThrow();
        String reason = refusal.kind().words() + ": " + refusal.note();
        capabilities.change(reference, Capability.IST_DEPLOYMENT, Status.REFUSED, reason, clock.instant());
        timeline.record(
                reference,
                EventKind.CAPABILITY_REFUSED,
                by,
                null,
                Capability.IST_DEPLOYMENT.note(reason),
                clock.instant());
    }
}

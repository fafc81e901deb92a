package org.ncbrelay.flow.support.istdeployment;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.deployment.DeploymentFact;
import org.ncbrelay.domain.deployment.Deployments;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends a deployment with the recorded reason why no team goes. */
@Service
public class RecordNotDeployed {
    private final Deployments deployments;
    private final Capabilities capabilities;
    private final Journal journal;
    private final Clock clock;

    public RecordNotDeployed(Deployments deployments, Capabilities capabilities, Journal journal, Clock clock) {
        this.deployments = deployments;
        this.capabilities = capabilities;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    public void record(CaseReference reference, Officer by) {
        DeploymentFact refusal = deployments.of(reference).refusal().orElseThrow();
        Note reason = refusal.kind().note().then(refusal.note());
        capabilities.change(reference, Capability.IST_DEPLOYMENT, Status.REFUSED, reason, clock.instant());
        journal.record(
                Act.of(EventKind.CAPABILITY_REFUSED, reference, by).noting(Capability.IST_DEPLOYMENT.note(reason)));
    }
}

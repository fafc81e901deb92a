package org.ncbrelay.flow.support.istpreparation;

import java.time.Clock;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.deployment.Assessment;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.deployment.Deployments;
import org.ncbrelay.flow.DeploymentRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records the judgment of need, risk and safety. */
@Service
public class AssessDeployment {
    private final Deployments deployments;
    private final DeploymentRecord record;
    private final Clock clock;

    public AssessDeployment(Deployments deployments, DeploymentRecord record, Clock clock) {
        this.deployments = deployments;
        this.record = record;
        this.clock = clock;
    }

    @Transactional
    public void assess(
            CaseReference reference,
            Assessment.Rating need,
            Assessment.Rating risk,
            Assessment.Safety safety,
            String measures,
            Officer by) {
        deployments.assess(reference, new Assessment(need, risk, safety, measures, by.userId(), clock.instant()));
        record.add(reference, DeploymentFactKind.ASSESSED, by);
    }
}

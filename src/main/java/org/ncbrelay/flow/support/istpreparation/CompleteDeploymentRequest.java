package org.ncbrelay.flow.support.istpreparation;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.flow.DeploymentRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what the NCB adds to an incomplete request for a team. */
@Service
public class CompleteDeploymentRequest {
    private final DeploymentRecord record;

    public CompleteDeploymentRequest(DeploymentRecord record) {
        this.record = record;
    }

    @Transactional
    public void complete(CaseReference reference, String supplement, Officer by) {
        record.add(reference, DeploymentFactKind.SUPPLEMENTED, supplement, by);
    }
}

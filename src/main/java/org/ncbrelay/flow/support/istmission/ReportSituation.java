package org.ncbrelay.flow.support.istmission;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.deployment.MissionSituation;
import org.ncbrelay.flow.DeploymentRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records a report on the situation of the team. */
@Service
public class ReportSituation {
    private final DeploymentRecord record;

    public ReportSituation(DeploymentRecord record) {
        this.record = record;
    }

    @Transactional
    public void report(CaseReference reference, MissionSituation situation, String report, Officer by) {
        record.add(
                reference,
                DeploymentFactKind.SITUATION_REPORTED,
                Note.name("code", situation).then(report),
                by);
    }
}

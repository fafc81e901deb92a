package org.ncbrelay.flow.support.istfollowup;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.deployment.RecommendationState;
import org.ncbrelay.flow.DeploymentRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records what became of the recommendations of a mission. */
@Service
public class FollowUpMission {
    private final DeploymentRecord record;

    public FollowUpMission(DeploymentRecord record) {
        this.record = record;
    }

    @Transactional
    public void report(CaseReference reference, RecommendationState state, String report, Officer by) {
        record.add(
                reference,
                DeploymentFactKind.FOLLOWED_UP,
                Note.name("code", state).then(report),
                by);
    }
}

package org.ncbrelay.flow.support.istfollowup;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.deployment.Deployment.RecommendationState;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.flow.DeploymentRecord;
import org.springframework.stereotype.Service;

/** Records what became of the recommendations of a mission. */
@Service
record FollowUpMission(DeploymentRecord record) {
    void report(CaseReference reference, RecommendationState state, String report, Officer by) {
        record.add(
                reference,
                DeploymentFactKind.FOLLOWED_UP,
                Note.name("code", state).then(report),
                by);
    }
}

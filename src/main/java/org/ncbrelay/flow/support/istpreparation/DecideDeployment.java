package org.ncbrelay.flow.support.istpreparation;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.deployment.Assessment;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.deployment.DeploymentLevel;
import org.ncbrelay.domain.deployment.Deployments;
import org.ncbrelay.flow.DeploymentRecord;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records the decision of the General Secretariat on a deployment. */
@Service
public class DecideDeployment {
    private final Deployments deployments;
    private final DeploymentRecord record;
    private final Journal journal;

    public DecideDeployment(Deployments deployments, DeploymentRecord record, Journal journal) {
        this.deployments = deployments;
        this.record = record;
        this.journal = journal;
    }

    /**
     * @param proposed what the decision table proposed; another level can be approved, and both stay on record
     * @throws Refusal.Forbidden if the officer assessed the deployment
     */
    @Transactional
    public void approve(CaseReference reference, DeploymentLevel level, DeploymentLevel proposed, Officer by) {
        if (level == DeploymentLevel.NOT_ADVISED) throw new Refusal.Invalid("level", "cannot be approved");
        requireIndependence(reference, by);
        record.add(
                reference,
                DeploymentFactKind.APPROVED,
                Note.name("code", level).and(Phrase.PROPOSED.note()).then(Note.name("code", proposed)),
                by);
        journal.send(Letter.DEPLOYMENT_APPROVED, reference, Addressee.ncbOf(reference));
    }

    /** @throws Refusal.Forbidden if the officer assessed the deployment */
    @Transactional
    public void decline(CaseReference reference, String reason, Officer by) {
        if (reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        requireIndependence(reference, by);
        record.add(reference, DeploymentFactKind.DECLINED, reason, by);
        journal.send(Letter.NO_DEPLOYMENT, reference, Addressee.ncbOf(reference));
    }

    private void requireIndependence(CaseReference reference, Officer by) {
        Assessment assessment = deployments
                .assessment(reference)
                .orElseThrow(() -> new Refusal.Conflict("The deployment has not been assessed."));
        if (assessment.assessedBy().equals(by.userId()))
            throw new Refusal.Forbidden(
                    "refused.authorReviews", "You assessed this deployment; somebody else must decide.");
    }
}

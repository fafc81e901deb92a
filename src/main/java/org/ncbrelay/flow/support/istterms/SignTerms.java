package org.ncbrelay.flow.support.istterms;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.deployment.Deployments;
import org.ncbrelay.domain.deployment.DraftedTerms;
import org.ncbrelay.flow.DeploymentRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records the signature of the General Secretariat under the terms of reference. */
@Service
public class SignTerms {
    private final Deployments deployments;
    private final DeploymentRecord record;

    public SignTerms(Deployments deployments, DeploymentRecord record) {
        this.deployments = deployments;
        this.record = record;
    }

    /**
     * @throws Refusal.Forbidden if the officer drafted the terms
     * @throws Refusal.Conflict  if the host has not signed
     */
    @Transactional
    public void sign(CaseReference reference, Officer by) {
        DraftedTerms drafted =
                deployments.terms(reference).orElseThrow(() -> new Refusal.Conflict("There are no terms to sign."));
        if (drafted.draftedBy().equals(by.userId()))
            throw new Refusal.Forbidden(
                    "refused.authorReviews", "You drafted these terms; somebody else must sign them.");
        if (!deployments.of(reference).has(DeploymentFactKind.HOST_SIGNED))
            throw new Refusal.Conflict("The host has not signed.");
        record.add(reference, DeploymentFactKind.GS_SIGNED, Phrase.VERSION.with(drafted.version()), by);
    }
}

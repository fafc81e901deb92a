package org.ncbrelay.flow.support.istdeployment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.deployment.Deployments;
import org.ncbrelay.domain.product.ActionItem;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.DeploymentRecord;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.springframework.stereotype.Service;

/** Records the exit briefing and the debriefing of a mission (Annex 2.3). */
@Service
record IstReportStep(DeploymentRecord record, Deployments deployments, Journal journal, Clock clock) {
    /**
     * Records what was reported to the host when the team left.
     *
     * @param evidenceInHostCustody must hold: evidence stays with the host
     */
    void holdExitBriefing(CaseReference reference, String briefing, boolean evidenceInHostCustody, Officer by) {
        if (!evidenceInHostCustody)
            throw new Refusal.Invalid("evidenceInHostCustody", "evidence stays in the custody of the host");
        record.add(reference, DeploymentFactKind.EXIT_BRIEFED, briefing, by);
    }

    /**
     * Records a recommendation of the debrief with who will see to it.
     *
     * @throws Refusal.Invalid if owner or day are missing, or the day lies in the past
     */
    void debrief(CaseReference reference, ActionItem recommendation, Officer by) {
        Instant now = clock.instant();
        if (recommendation.dueOn().isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC)))
            throw new Refusal.Invalid("dueOn", "wrong.past", "must not lie in the past");
        deployments.recommend(reference, recommendation, by, now);
        journal.record(Act.of(EventKind.CAPABILITY_STEP, reference, by)
                .to(Addressee.named(recommendation.owner()))
                .noting(Capability.IST_DEPLOYMENT.note(Phrase.RECOMMENDATION_DUE.with(recommendation.dueOn()))));
    }
}

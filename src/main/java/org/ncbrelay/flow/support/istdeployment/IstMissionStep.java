package org.ncbrelay.flow.support.istdeployment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.deployment.Deployment;
import org.ncbrelay.domain.deployment.DeploymentFact;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.measure.MeasureKind;
import org.ncbrelay.domain.product.ActionItem;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.flow.DeploymentRecord;
import org.ncbrelay.flow.MeasureRecord;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.support.Deployments;
import org.springframework.stereotype.Service;

/** Opens a mission and records its debriefing, or that no team was deployed (Annex 2.3). */
@Service
record IstMissionStep(
        Deployments deployments,
        DeploymentRecord record,
        Journal journal,
        MeasureRecord measures,
        Clock clock,
        Capabilities capabilities,
        CaseProcess process) {
    /**
     * Announces the team that waits for the first day of the signed terms.
     *
     * @throws Refusal.Conflict if a signature or the go is missing
     */
    void open(CaseReference reference, Officer by) {
        Deployment deployment = deployments.of(reference);
        if (!deployment.isSigned() || !deployment.has(DeploymentFactKind.GO))
            throw new Refusal.Conflict("No team leaves without signed terms and a go.");
        journal.send(Letter.TEAM_DEPLOYED, reference, Addressee.ncbOf(reference));
    }

    /** Records that the team is in the country, from the first day of the signed terms on. */
    void deploy(CaseReference reference, Officer by) {
        int days = deployments.terms(reference).orElseThrow().terms().workingDays();
        record.add(reference, DeploymentFactKind.DEPLOYED, null, days, by);
        measures.done(reference, Capability.IST_DEPLOYMENT, MeasureKind.TERMS, by);
        measures.take(reference, Capability.IST_DEPLOYMENT, MeasureKind.TEAM, null, List.of(), by);
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

    /**
     * Starts the follow-up of a mission once every recommendation has an owner. The follow-up is a flow of its own:
     * neither delivery nor closing waits 90 days for it.
     */
    void startFollowUp(CaseReference reference, Note summary, Officer by) {
        if (deployments.recommendations(reference).isEmpty())
            throw new Refusal.Conflict("The debrief has no recommendation yet.");
        record.add(reference, DeploymentFactKind.DEBRIEFED, by);
        process.startMissionFollowUp(reference, summary);
    }

    /** Ends a deployment with the recorded reason why no team goes. */
    void recordNotDeployed(CaseReference reference, Officer by) {
        DeploymentFact refusal = deployments.of(reference).refusal().orElseThrow();
        Note reason = refusal.kind().note().then(refusal.note());
        capabilities.change(reference, Capability.IST_DEPLOYMENT, Status.REFUSED, reason, clock.instant());
        journal.record(
                Act.of(EventKind.CAPABILITY_REFUSED, reference, by).noting(Capability.IST_DEPLOYMENT.note(reason)));
    }
}

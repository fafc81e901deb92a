package org.ncbrelay.flow.support.istdeployment;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Authorship;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.EventKind;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.deadline.WaitingTask;
import org.ncbrelay.domain.deployment.Deployment.DeploymentLevel;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.flow.DeploymentRecord;
import org.ncbrelay.journal.Act;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.ncbrelay.store.cases.Recordings;
import org.ncbrelay.store.people.AuditedActs;
import org.ncbrelay.store.people.AuditedActs.Assignment;
import org.ncbrelay.store.people.UserAccounts;
import org.ncbrelay.store.people.UserAccounts.Contact;
import org.ncbrelay.store.support.Deployments;
import org.springframework.stereotype.Service;

/** Records the scope of a deployment and the decision on it (Annex 2.3). */
@Service
public record IstPreparationStep(
        Cases cases,
        Recordings recordings,
        Deployments deployments,
        DeploymentRecord record,
        Authorship authorship,
        Capabilities capabilities,
        AuditedActs assignments,
        UserAccounts accounts,
        Journal journal,
        Clock clock) {
    /**
     * INTERPOL sends no team on its own: the country's request must ask for one and be recorded (Annex 2.3).
     *
     * @throws Refusal.Conflict if it does not, or is not
     */
    public void scope(CaseReference reference, String scope, Officer by) {
        open(reference, by);
        record.add(reference, DeploymentFactKind.SCOPED, scope, by);
    }

    /** Asks the NCB for what is missing. */
    public void giveBack(CaseReference reference, String missingPoints, Officer by) {
        if (missingPoints == null) throw new Refusal.Invalid("missingPoints", "say what is missing");
        open(reference, by);
        record.add(reference, DeploymentFactKind.RETURNED, missingPoints, by);
        journal.send(Letter.DEPLOYMENT_INCOMPLETE, reference, Addressee.ncbOf(reference));
    }

    private void open(CaseReference reference, Officer by) {
        cases.getForChange(reference);
        if (capabilities.of(reference).stream()
                .noneMatch(it -> it.capability() == Capability.IST_DEPLOYMENT
                        && it.status().isOpen()))
            throw new Refusal.Conflict("The country has not asked for a team; INTERPOL sends none on its own.");
        recordings.requireRecorded(reference);
        Instant now = clock.instant();
        deployments.open(reference, by, now);
        capabilities.change(reference, Capability.IST_DEPLOYMENT, Status.IN_PROGRESS, now);
    }

    /** Nominates who assesses the deployment: from this act on that member of the support team reads the case (our default). */
    public void nominate(WaitingTask task, String member, Officer by) {
        CaseReference reference = task.reference();
        assignments.add(new Assignment(
                task.organisation(), reference, task.id(), task.node(), member, by.userId(), clock.instant()));
        journal.record(Act.of(EventKind.TASK_ASSIGNED, reference, by).to(Addressee.named(member)));
        String mail = accounts.contact(member).map(Contact::email).orElse(null);
        Addressee nominee = Addressee.officer(member, task.organisation(), mail);
        journal.send(Letter.TASK_ASSIGNED, reference, nominee, Optional.of(task));
    }

    /**
     * Records the decision of the General Secretariat on a deployment.
     *
     * @param proposed what the decision table proposed; another level can be approved, and both stay on record
     * @throws Refusal.Forbidden if the officer assessed the deployment
     */
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
    public void decline(CaseReference reference, String reason, Officer by) {
        if (reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        requireIndependence(reference, by);
        record.add(reference, DeploymentFactKind.DECLINED, reason, by);
        journal.send(Letter.NO_DEPLOYMENT, reference, Addressee.ncbOf(reference));
    }

    private void requireIndependence(CaseReference reference, Officer by) {
        Set<String> assessors = authorship.authors(reference, "istPreparation/Task_AssessDeployment");
        if (assessors.isEmpty()) throw new Refusal.Conflict("The deployment has not been assessed.");
        if (assessors.contains(by.userId()))
            throw new Refusal.Forbidden(
                    "refused.authorReviews", "You assessed this deployment; somebody else must decide.");
    }
}

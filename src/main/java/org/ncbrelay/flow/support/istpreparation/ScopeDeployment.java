package org.ncbrelay.flow.support.istpreparation;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.deployment.Deployments;
import org.ncbrelay.domain.recording.Recordings;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.Capabilities;
import org.ncbrelay.domain.support.Capabilities.Status;
import org.ncbrelay.flow.DeploymentRecord;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens a deployment that the country asked for, and records the tasks of the team or what is missing. */
@Service
public class ScopeDeployment {
    private final Cases cases;
    private final Recordings recordings;
    private final Deployments deployments;
    private final DeploymentRecord record;
    private final Capabilities capabilities;
    private final Journal journal;
    private final Clock clock;

    public ScopeDeployment(
            Cases cases,
            Recordings recordings,
            Deployments deployments,
            DeploymentRecord record,
            Capabilities capabilities,
            Journal journal,
            Clock clock) {
        this.cases = cases;
        this.recordings = recordings;
        this.deployments = deployments;
        this.record = record;
        this.capabilities = capabilities;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * INTERPOL sends no team on its own: the country's request must ask for one and be recorded (Annex 2.3).
     *
     * @throws Refusal.Conflict if it does not, or is not
     */
    @Transactional
    public void scope(CaseReference reference, String scope, Officer by) {
        open(reference, by);
        record.add(reference, DeploymentFactKind.SCOPED, scope, by);
    }

    /** Asks the NCB for what is missing. */
    @Transactional
    public void giveBack(CaseReference reference, String missingPoints, Officer by) {
        if (missingPoints == null) throw new Refusal.Invalid("missingPoints", "say what is missing");
        open(reference, by);
        record.add(reference, DeploymentFactKind.RETURNED, missingPoints, by);
        journal.send(Letter.DEPLOYMENT_INCOMPLETE, reference, Addressee.ncbOf(reference));
    }

    private void open(CaseReference reference, Officer by) {
        SupportCase request = cases.getForChange(reference);
        if (!request.capabilities().contains(Capability.IST_DEPLOYMENT))
            throw new Refusal.Conflict("The country has not asked for a team; INTERPOL sends none on its own.");
        recordings.requireRecorded(reference);
        Instant now = clock.instant();
        deployments.open(reference, by, now);
        capabilities.change(reference, Capability.IST_DEPLOYMENT, Status.IN_PROGRESS, now);
    }
}

package org.ncbrelay.flow.support.istteam;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.deployment.Deployments;
import org.ncbrelay.domain.deployment.ReadinessChecklist;
import org.ncbrelay.flow.DeploymentRecord;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records whether the team goes. */
@Service
public class DecideGo {
    private final Deployments deployments;
    private final DeploymentRecord record;
    private final Journal journal;

    public DecideGo(Deployments deployments, DeploymentRecord record, Journal journal) {
        this.deployments = deployments;
        this.record = record;
        this.journal = journal;
    }

    /** The current checklist. */
    @Transactional(readOnly = true)
    public ReadinessChecklist readiness(CaseReference reference) {
        return ReadinessChecklist.of(
                deployments.of(reference), deployments.team(reference), deployments.logistics(reference));
    }

    /** @throws Refusal.Invalid naming every line of the checklist that is open */
    @Transactional
    public void go(CaseReference reference, Officer by) {
        readiness(reference).requireReady();
        record.add(reference, DeploymentFactKind.GO, by);
    }

    /** What is open is prepared again. */
    @Transactional
    public void notYet(CaseReference reference, Officer by) {
        record.add(reference, DeploymentFactKind.NOT_YET, by);
    }

    @Transactional
    public void noGo(CaseReference reference, String reason, Officer by) {
        if (reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        record.add(reference, DeploymentFactKind.NO_GO, reason, by);
        journal.send(Letter.NO_DEPLOYMENT, reference, Addressee.ncbOf(reference));
    }
}

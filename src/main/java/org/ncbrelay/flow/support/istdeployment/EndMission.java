package org.ncbrelay.flow.support.istdeployment;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.casefile.SupportCase;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.deployment.Deployments;
import org.ncbrelay.domain.reading.Texts;
import org.ncbrelay.flow.DeploymentRecord;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records that the team leaves. */
@Service
public class EndMission {
    private final Cases cases;
    private final Deployments deployments;
    private final DeploymentRecord record;
    private final Journal journal;
    private final CaseProcess process;

    public EndMission(
            Cases cases, Deployments deployments, DeploymentRecord record, Journal journal, CaseProcess process) {
        this.cases = cases;
        this.deployments = deployments;
        this.record = record;
        this.journal = journal;
        this.process = process;
    }

    /**
     * As planned.
     *
     * @param evidenceInHostCustody must hold: evidence stays with the host
     * @param note                  null if none
     */
    @Transactional
    public void asPlanned(CaseReference reference, boolean evidenceInHostCustody, String note, Officer by) {
        if (!evidenceInHostCustody)
            throw new Refusal.Invalid("evidenceInHostCustody", "evidence stays in the custody of the host");
        deployments.of(reference).runningMission();
        record.add(reference, DeploymentFactKind.COMPLETED, note, by);
    }

    /**
     * Early: the head of the host's NCB withdraws the consent, or the lead of the wildlife team the team. The report
     * stays owed.
     *
     * @throws Refusal.Forbidden if the officer is neither
     * @throws Refusal.Conflict  if no team is deployed
     */
    @Transactional
    public void early(CaseReference reference, String reason, Officer by) {
        SupportCase request = cases.getForChange(reference);
        boolean host = by.is(Role.NCB_HEAD) && by.organisation().equals(request.organisation());
        if (!host && !by.is(Role.GWET_LEAD))
            throw new Refusal.Forbidden("Only the head of the host's NCB or INTERPOL's lead can end a mission early.");
        if (reason == null || reason.isBlank()) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        Texts.requiredNarrative("reason", reason, 2000);
        request.requireOpen();
        deployments.of(reference).runningMission();
        record.add(reference, host ? DeploymentFactKind.CONSENT_WITHDRAWN : DeploymentFactKind.WITHDRAWN, reason, by);
        if (host) process.hostConsentWithdrawn(reference);
        else process.missionWithdrawn(reference);
    }

    /** Tells everybody that the team comes home; records why, where it is only that its time is over. */
    @Transactional
    public void recall(CaseReference reference, Officer by) {
        SupportCase request = cases.get(reference);
        if (deployments.of(reference).mission().orElseThrow().isRunning())
            record.add(reference, DeploymentFactKind.TIME_OVER, by);
        journal.send(Letter.MISSION_ENDED, reference, Addressee.ncbOf(reference));
        journal.send(Letter.MISSION_ENDED, reference, Addressee.INTERPOL);
        journal.send(Letter.MISSION_ENDED, reference, Addressee.agency(request));
    }
}

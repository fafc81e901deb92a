package org.ncbrelay.flow.support.istdeployment;

import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.deployment.Deployment;
import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.domain.deployment.Deployments;
import org.ncbrelay.domain.deployment.Mission.MissionSituation;
import org.ncbrelay.flow.DeploymentRecord;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;

/** Opens a mission and records its reports of the situation (Annex 2.3). */
@Service
record IstMissionStep(Deployments deployments, DeploymentRecord record, Journal journal) {
    /**
     * Records that the team is in the country.
     *
     * @throws Refusal.Conflict if a signature or the go is missing
     */
    void open(CaseReference reference, Officer by) {
        Deployment deployment = deployments.of(reference);
        if (!deployment.isSigned() || !deployment.has(DeploymentFactKind.GO))
            throw new Refusal.Conflict("No team leaves without signed terms and a go.");
        int days = deployments.terms(reference).orElseThrow().terms().workingDays();
        record.add(reference, DeploymentFactKind.DEPLOYED, null, days, by);
        journal.send(Letter.TEAM_DEPLOYED, reference, Addressee.ncbOf(reference));
    }

    /** Records a report on the situation of the team. */
    void reportSituation(CaseReference reference, MissionSituation situation, String report, Officer by) {
        record.add(
                reference,
                DeploymentFactKind.SITUATION_REPORTED,
                Note.name("code", situation).then(report),
                by);
    }
}

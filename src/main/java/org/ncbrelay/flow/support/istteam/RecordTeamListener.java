package org.ncbrelay.flow.support.istteam;

import java.util.EnumMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.deployment.TeamRole;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.IstTeamProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_ComposeTeam to {@link ComposeTeam}. */
@Component
class RecordTeamListener implements TaskListener {
    private final ComposeTeam composeTeam;
    private final CurrentOfficer officer;

    RecordTeamListener(ComposeTeam composeTeam, CurrentOfficer officer) {
        this.composeTeam = composeTeam;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        CaseReference reference = CaseExecution.reference(task);
        Map<TeamRole, OrganisationCode> homes = new EnumMap<>(TeamRole.class);
        for (TeamRole role : TeamRole.values()) {
            OrganisationCode home = home(role, reference, task);
            if (home != null) homes.put(role, home);
        }
        composeTeam.compose(reference, homes, officer.officer());
    }

    private static OrganisationCode home(TeamRole role, CaseReference reference, DelegateTask task) {
        return switch (IstTeamProcess.origin(role).require(task)) {
            case INTERPOL -> OrganisationCode.INTERPOL;
            case HOST -> reference.organisation();
            case OTHER_COUNTRY ->
                new OrganisationCode(IstTeamProcess.country(role).require(task));
            case NOT_NEEDED -> null;
        };
    }
}

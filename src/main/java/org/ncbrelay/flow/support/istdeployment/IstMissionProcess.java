package org.ncbrelay.flow.support.istdeployment;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/istMission.bpmn}: the mission in the country. */
@Configuration(proxyBeanMethods = false)
public class IstMissionProcess {
    public static final String KEY = "istMission";
    /** Set anew by each extension. */
    public static final String TIME_OVER = "Timer_MissionTimeOver";

    public static final String EXTENDED_MESSAGE = "mission.extended";
    public static final String WITHDRAWN_MESSAGE = "mission.withdrawn";
    public static final String CONSENT_WITHDRAWN_MESSAGE = "mission.consentWithdrawn";
    public static final ProcessVariable<Boolean> EVIDENCE_IN_HOST_CUSTODY =
            ProcessVariable.flag("evidenceInHostCustody");
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");

    @Bean
    CaseDelegate openMissionDelegate(IstMissionStep step, CurrentOfficer officer) {
        return task -> step.open(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate recordDeploymentDelegate(IstMissionStep step, CurrentOfficer officer) {
        return task -> step.deploy(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate recordMissionEndDelegate(ChangeMission change, CurrentOfficer officer) {
        return task -> change.endAsPlanned(
                task.reference(), EVIDENCE_IN_HOST_CUSTODY.require(task), NOTE.get(task), officer.officer());
    }

    @Bean
    CaseDelegate moveLastDayDelegate(CaseProcess process) {
        return task -> process.moveLastDay(task.reference());
    }

    @Bean
    CaseDelegate announceExtensionDelegate(ChangeMission change) {
        return task -> change.announceExtension(task.reference());
    }

    @Bean
    CaseDelegate recallTeamDelegate(ChangeMission change, CurrentOfficer officer) {
        return task -> change.recall(task.reference(), officer.officer());
    }
}

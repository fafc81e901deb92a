package org.ncbrelay.flow.support.istdeployment;

import static org.ncbrelay.engine.CaseExecution.SUMMARY;

import org.ncbrelay.domain.Note;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/istDeployment.bpmn}, the map of a deployment: what begins and ends it as a whole. */
@Configuration(proxyBeanMethods = false)
public class IstDeploymentProcess {
    @Bean
    CaseDelegate startMissionFollowUpDelegate(IstMissionStep step, CurrentOfficer officer) {
        return task -> step.startFollowUp(task.reference(), Note.text(SUMMARY.require(task)), officer.officer());
    }

    @Bean
    CaseDelegate keepReportDueDelegate(ChangeMission change) {
        return task -> change.keepReportDue(task.reference());
    }

    @Bean
    CaseDelegate recordNotDeployedDelegate(IstMissionStep step, CurrentOfficer officer) {
        return task -> step.recordNotDeployed(task.reference(), officer.officer());
    }
}

package org.ncbrelay.flow.support.istmission;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.support.istmission.IstMissionProcess.EVIDENCE_IN_HOST_CUSTODY;
import static org.ncbrelay.flow.support.istmission.IstMissionProcess.NOTE;
import static org.ncbrelay.flow.support.istmission.IstMissionProcess.REPORT_TEXT;
import static org.ncbrelay.flow.support.istmission.IstMissionProcess.SITUATION;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/istMission.bpmn does. */
@Configuration(proxyBeanMethods = false)
class IstMissionDelegates {
    @Bean
    JavaDelegate openMissionDelegate(OpenMission openMission, CurrentOfficer officer) {
        return task -> openMission.open(reference(task), officer.officer());
    }

    @Bean
    TaskListener recordMissionEndListener(EndMission endMission, CurrentOfficer officer) {
        return task -> endMission.asPlanned(
                reference(task), EVIDENCE_IN_HOST_CUSTODY.require(task), NOTE.get(task), officer.officer());
    }

    @Bean
    TaskListener recordSituationListener(ReportSituation reportSituation, CurrentOfficer officer) {
        return task -> reportSituation.report(
                reference(task), SITUATION.require(task), REPORT_TEXT.require(task), officer.officer());
    }

    @Bean
    JavaDelegate announceExtensionDelegate(ExtendMission extendMission) {
        return task -> extendMission.announce(reference(task));
    }

    @Bean
    JavaDelegate recallTeamDelegate(EndMission endMission, CurrentOfficer officer) {
        return task -> endMission.recall(reference(task), officer.officer());
    }
}

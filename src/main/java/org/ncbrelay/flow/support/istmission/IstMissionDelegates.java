package org.ncbrelay.flow.support.istmission;

import static org.ncbrelay.flow.support.istmission.IstMissionProcess.EVIDENCE_IN_HOST_CUSTODY;
import static org.ncbrelay.flow.support.istmission.IstMissionProcess.NOTE;
import static org.ncbrelay.flow.support.istmission.IstMissionProcess.REPORT_TEXT;
import static org.ncbrelay.flow.support.istmission.IstMissionProcess.SITUATION;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/istMission.bpmn does. */
@Configuration(proxyBeanMethods = false)
class IstMissionDelegates {
    @Bean
    CaseDelegate openMissionDelegate(IstMissionStep step, CurrentOfficer officer) {
        return task -> step.open(task.reference(), officer.officer());
    }

    @Bean
    CaseTaskListener recordMissionEndListener(EndMission endMission, CurrentOfficer officer) {
        return task -> endMission.asPlanned(
                task.reference(), EVIDENCE_IN_HOST_CUSTODY.require(task), NOTE.get(task), officer.officer());
    }

    @Bean
    CaseTaskListener recordSituationListener(IstMissionStep step, CurrentOfficer officer) {
        return task -> step.reportSituation(
                task.reference(), SITUATION.require(task), REPORT_TEXT.require(task), officer.officer());
    }

    @Bean
    CaseDelegate announceExtensionDelegate(ExtendMission extendMission) {
        return task -> extendMission.announce(task.reference());
    }

    @Bean
    CaseDelegate recallTeamDelegate(EndMission endMission, CurrentOfficer officer) {
        return task -> endMission.recall(task.reference(), officer.officer());
    }
}

package org.ncbrelay.flow.support.capacityfollowup;

import static org.ncbrelay.flow.support.capacityfollowup.CapacityFollowUpProcess.NOTE;
import static org.ncbrelay.flow.support.capacityfollowup.CapacityFollowUpProcess.OUTCOME;

import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.flow.support.RecordNoAnswer;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/capacityFollowUp.bpmn does. */
@Configuration(proxyBeanMethods = false)
class CapacityFollowUpDelegates {
    @Bean
    CaseTaskListener recordFollowUpListener(ReportFollowUp reportFollowUp, CurrentOfficer officer) {
        return task ->
                reportFollowUp.report(task.reference(), OUTCOME.require(task), NOTE.get(task), officer.officer());
    }

    @Bean
    CaseDelegate recordNoFollowUpDelegate(RecordNoAnswer recordNoAnswer, CurrentOfficer officer) {
        return task -> recordNoAnswer.goOn(
                task.reference(), Capability.CAPACITY_BUILDING, Phrase.FOLLOW_UP_NOT_REPORTED, officer.officer());
    }
}

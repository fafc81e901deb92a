package org.ncbrelay.flow.support.capacityfollowup;

import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.flow.support.RecordNoAnswer;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code bpmn/capacityFollowUp.bpmn}: what became of a training after 90 days; a flow of its own, so that the case can
 * close before.
 */
@Configuration(proxyBeanMethods = false)
public class CapacityFollowUpProcess {
    public static final String KEY = "capacityFollowUp";
    public static final String REPORT = "Task_ReportFollowUp";
    public static final ProcessVariable<String> OUTCOME = ProcessVariable.text("outcome");
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");

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

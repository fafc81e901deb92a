package org.ncbrelay.flow.acknowledgment;

import static org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess.CONTACT_RESULT;
import static org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess.CORRECTION;
import static org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess.NOTE;
import static org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess.explanation;
import static org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess.outcome;

import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/acknowledgment.bpmn does. */
@Configuration(proxyBeanMethods = false)
class AcknowledgmentDelegates {
    @Bean
    CaseTaskListener recordAcknowledgmentListener(AcknowledgmentStep step, CurrentOfficer officer) {
        return task -> step.recordAcknowledgment(task.reference(), outcome(task), explanation(task), officer.officer());
    }

    @Bean
    CaseTaskListener recordCorrectionListener(AcknowledgmentStep step, CurrentOfficer officer) {
        return task -> step.recordCorrection(task.reference(), CORRECTION.require(task), officer.officer());
    }

    @Bean
    CaseTaskListener recordContactListener(AcknowledgmentStep step, CurrentOfficer officer) {
        return task ->
                step.recordContact(task.reference(), CONTACT_RESULT.require(task), NOTE.get(task), officer.officer());
    }
}

package org.ncbrelay.flow.acknowledgment;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess.CONTACT_RESULT;
import static org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess.CORRECTION;
import static org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess.ESCALATION;
import static org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess.NOTE;
import static org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess.explanation;
import static org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess.outcome;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.casefile.Messages.Party;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/acknowledgment.bpmn does. */
@Configuration(proxyBeanMethods = false)
class AcknowledgmentDelegates {
    @Bean
    JavaDelegate recordAcknowledgmentDelegate(RecordAcknowledgment recordAcknowledgment, CurrentOfficer officer) {
        return task ->
                recordAcknowledgment.record(reference(task), outcome(task), explanation(task), officer.officer());
    }

    @Bean
    JavaDelegate recordCorrectionDelegate(RecordCorrection recordCorrection, CurrentOfficer officer) {
        return task -> recordCorrection.record(reference(task), CORRECTION.require(task), officer.officer());
    }

    @Bean
    JavaDelegate escalateAcknowledgmentDelegate(Escalate escalate, CurrentOfficer officer) {
        return task ->
                ESCALATION.set(task, escalate.silence(reference(task), "acknowledgment", Party.NCB, officer.officer()));
    }

    @Bean
    TaskListener recordContactListener(RecordContact recordContact, CurrentOfficer officer) {
        return task ->
                recordContact.record(reference(task), CONTACT_RESULT.require(task), NOTE.get(task), officer.officer());
    }
}

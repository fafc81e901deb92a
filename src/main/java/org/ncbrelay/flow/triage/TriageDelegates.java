package org.ncbrelay.flow.triage;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.triage.TriageProcess.ASSESSED;
import static org.ncbrelay.flow.triage.TriageProcess.ASSESSMENT;
import static org.ncbrelay.flow.triage.TriageProcess.DECISION;
import static org.ncbrelay.flow.triage.TriageProcess.LINKED_REFERENCE;
import static org.ncbrelay.flow.triage.TriageProcess.NOTE;
import static org.ncbrelay.flow.triage.TriageProcess.PRIORITY;
import static org.ncbrelay.flow.triage.TriageProcess.REASON;
import static org.ncbrelay.flow.triage.TriageProcess.chosen;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.casefile.Messages.Party;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/triage.bpmn does. */
@Configuration(proxyBeanMethods = false)
class TriageDelegates {
    @Bean
    TaskListener recordAssessmentListener(AssessRequest assessRequest, CurrentOfficer officer) {
        return task -> {
            String assessment = ASSESSMENT.require(task);
            assessRequest.record(
                    reference(task),
                    assessment,
                    LINKED_REFERENCE.get(task),
                    PRIORITY.require(task),
                    NOTE.get(task),
                    officer.officer());
            // The lead's form shows it; the answers themselves do not outlive this transaction.
            ASSESSED.set(task.getExecution(), assessment);
        };
    }

    @Bean
    JavaDelegate recordTriageDelegate(DecideSupport decideSupport, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case APPROVE -> decideSupport.approve(reference(task), chosen(task), officer.officer());
                case REJECT -> decideSupport.reject(reference(task), REASON.get(task), officer.officer());
            }
        };
    }

    @Bean
    JavaDelegate escalateTriageDelegate(Escalate escalate, CurrentOfficer officer) {
        return task -> escalate.silence(reference(task), "triage", Party.INTERPOL, officer.officer());
    }
}

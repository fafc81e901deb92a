package org.ncbrelay.flow.triage;

import static org.ncbrelay.flow.triage.TriageProcess.ASSESSED;
import static org.ncbrelay.flow.triage.TriageProcess.ASSESSMENT;
import static org.ncbrelay.flow.triage.TriageProcess.DECISION;
import static org.ncbrelay.flow.triage.TriageProcess.LINKED_REFERENCE;
import static org.ncbrelay.flow.triage.TriageProcess.NOTE;
import static org.ncbrelay.flow.triage.TriageProcess.PRIORITY;
import static org.ncbrelay.flow.triage.TriageProcess.REASON;
import static org.ncbrelay.flow.triage.TriageProcess.chosen;

import org.ncbrelay.domain.casefile.Messages.Party;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/triage.bpmn does. */
@Configuration(proxyBeanMethods = false)
class TriageDelegates {
    @Bean
    CaseTaskListener recordAssessmentListener(RequestTriage triage, CurrentOfficer officer) {
        return task -> {
            String assessment = ASSESSMENT.require(task);
            triage.assess(
                    task.reference(),
                    assessment,
                    LINKED_REFERENCE.get(task),
                    PRIORITY.require(task),
                    NOTE.get(task),
                    officer.officer());
            // The lead's form shows it; the answers themselves do not outlive this transaction.
            ASSESSED.set(task, assessment);
        };
    }

    @Bean
    CaseDelegate recordTriageDelegate(RequestTriage triage, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case APPROVE -> triage.approve(task.reference(), chosen(task), officer.officer());
                case REJECT -> triage.reject(task.reference(), REASON.get(task), officer.officer());
            }
        };
    }

    @Bean
    CaseDelegate escalateTriageDelegate(Escalate escalate, CurrentOfficer officer) {
        return task -> escalate.silence(task.reference(), "triage", Party.INTERPOL, officer.officer());
    }
}

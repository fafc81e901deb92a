package org.ncbrelay.flow.closure;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.closure.ClosureProcess.LESSONS;
import static org.ncbrelay.flow.closure.ClosureProcess.NOTE;
import static org.ncbrelay.flow.closure.ClosureProcess.OUTCOME;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.domain.casefile.Messages.Party;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/closure.bpmn does. */
@Configuration(proxyBeanMethods = false)
class ClosureDelegates {
    @Bean
    JavaDelegate askForFeedbackDelegate(AskForFeedback askForFeedback, CurrentOfficer officer) {
        return task -> askForFeedback.ask(reference(task), officer.officer());
    }

    @Bean
    JavaDelegate recordFeedbackDelegate(RecordFeedback recordFeedback, CurrentOfficer officer) {
        return task ->
                recordFeedback.confirmed(reference(task), OUTCOME.require(task), NOTE.get(task), officer.officer());
    }

    @Bean
    JavaDelegate recordClosureDelegate(CloseCase closeCase, CurrentOfficer officer) {
        return task -> closeCase.close(reference(task), LESSONS.get(task), officer.officer());
    }

    @Bean
    JavaDelegate escalateFeedbackDelegate(Escalate escalate, CurrentOfficer officer) {
        return task -> escalate.silence(reference(task), "feedback", Party.AGENCY, officer.officer());
    }

    @Bean
    JavaDelegate recordNoFeedbackDelegate(RecordFeedback recordFeedback, CurrentOfficer officer) {
        return task -> recordFeedback.none(reference(task), officer.officer());
    }
}

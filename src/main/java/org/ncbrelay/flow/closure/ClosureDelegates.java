package org.ncbrelay.flow.closure;

import static org.ncbrelay.flow.closure.ClosureProcess.LESSONS;
import static org.ncbrelay.flow.closure.ClosureProcess.NOTE;
import static org.ncbrelay.flow.closure.ClosureProcess.OUTCOME;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.flow.CloseCase;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/closure.bpmn does. */
@Configuration(proxyBeanMethods = false)
class ClosureDelegates {
    @Bean
    CaseDelegate askForFeedbackDelegate(ClosureStep step, CurrentOfficer officer) {
        return task -> step.askForFeedback(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate recordFeedbackDelegate(ClosureStep step, CurrentOfficer officer) {
        return task -> step.confirmed(task.reference(), OUTCOME.require(task), NOTE.get(task), officer.officer());
    }

    @Bean
    CaseDelegate recordClosureDelegate(CloseCase closeCase, CurrentOfficer officer) {
        return task -> closeCase.close(task.reference(), LESSONS.get(task), officer.officer());
    }

    @Bean
    CaseDelegate recordNoFeedbackDelegate(ClosureStep step, CurrentOfficer officer) {
        return task -> step.none(task.reference(), officer.officer());
    }
}

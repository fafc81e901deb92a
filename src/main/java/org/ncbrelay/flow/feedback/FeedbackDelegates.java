package org.ncbrelay.flow.feedback;

import static org.ncbrelay.flow.feedback.FeedbackProcess.DIRECT_CONTACT_REQUESTED;
import static org.ncbrelay.flow.feedback.FeedbackProcess.NOTE;
import static org.ncbrelay.flow.feedback.FeedbackProcess.OUTCOME;
import static org.ncbrelay.flow.feedback.FeedbackProcess.REPORT;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/feedback.bpmn does. */
@Configuration(proxyBeanMethods = false)
class FeedbackDelegates {
    @Bean
    CaseDelegate recordReceiptDelegate(AnswerIntelligence answerIntelligence, CurrentOfficer officer) {
        return task ->
                answerIntelligence.acknowledge(task.reference(), task.country(), NOTE.get(task), officer.officer());
    }

    @Bean
    CaseDelegate recordReportDelegate(AnswerIntelligence answerIntelligence, CurrentOfficer officer) {
        return task -> {
            answerIntelligence.report(
                    task.reference(), task.country(), OUTCOME.get(task), REPORT.get(task), officer.officer());
            // The gateway asks this, also where the time ran out and nobody filled the form.
            if (DIRECT_CONTACT_REQUESTED.get(task) == null) DIRECT_CONTACT_REQUESTED.set(task, false);
        };
    }

    @Bean
    CaseDelegate recordNoReceiptDelegate(AnswerIntelligence answerIntelligence, CurrentOfficer officer) {
        return task -> answerIntelligence.silent(task.reference(), task.country(), officer.officer());
    }
}

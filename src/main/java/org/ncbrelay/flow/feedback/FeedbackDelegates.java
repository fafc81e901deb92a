package org.ncbrelay.flow.feedback;

import static org.ncbrelay.engine.CaseExecution.country;
import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.feedback.FeedbackProcess.DIRECT_CONTACT_REQUESTED;
import static org.ncbrelay.flow.feedback.FeedbackProcess.NOTE;
import static org.ncbrelay.flow.feedback.FeedbackProcess.OUTCOME;
import static org.ncbrelay.flow.feedback.FeedbackProcess.REPORT;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.flow.RemindCountry;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/feedback.bpmn does. */
@Configuration(proxyBeanMethods = false)
class FeedbackDelegates {
    @Bean
    JavaDelegate recordReceiptDelegate(AnswerIntelligence answerIntelligence, CurrentOfficer officer) {
        return task ->
                answerIntelligence.acknowledge(reference(task), country(task), NOTE.get(task), officer.officer());
    }

    @Bean
    JavaDelegate recordReportDelegate(AnswerIntelligence answerIntelligence, CurrentOfficer officer) {
        return task -> {
            answerIntelligence.report(
                    reference(task), country(task), OUTCOME.get(task), REPORT.get(task), officer.officer());
            // The gateway asks this, also where the time ran out and nobody filled the form.
            if (DIRECT_CONTACT_REQUESTED.get(task) == null) DIRECT_CONTACT_REQUESTED.set(task, false);
        };
    }

    @Bean
    JavaDelegate escalateReceiptDelegate(RemindCountry remindCountry, CurrentOfficer officer) {
        return task -> remindCountry.remind(reference(task), country(task), "acknowledgment", officer.officer());
    }
}

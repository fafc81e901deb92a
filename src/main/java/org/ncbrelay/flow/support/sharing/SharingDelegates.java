package org.ncbrelay.flow.support.sharing;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.support.sharing.SharingProcess.CONDITIONS;
import static org.ncbrelay.flow.support.sharing.SharingProcess.DECISION;
import static org.ncbrelay.flow.support.sharing.SharingProcess.FINDINGS;
import static org.ncbrelay.flow.support.sharing.SharingProcess.INFORMATION_GRADING;
import static org.ncbrelay.flow.support.sharing.SharingProcess.NOTE;
import static org.ncbrelay.flow.support.sharing.SharingProcess.PERIOD;
import static org.ncbrelay.flow.support.sharing.SharingProcess.QUESTION;
import static org.ncbrelay.flow.support.sharing.SharingProcess.REASON;
import static org.ncbrelay.flow.support.sharing.SharingProcess.RECOMMENDATIONS;
import static org.ncbrelay.flow.support.sharing.SharingProcess.SOURCE_GRADING;
import static org.ncbrelay.flow.support.sharing.SharingProcess.TITLE;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.product.Grading;
import org.ncbrelay.domain.product.Products.Review;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.support.ReviewProduct;
import org.ncbrelay.flow.support.sharing.SharingProcess.SharingDecision;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/sharing.bpmn does. */
@Configuration(proxyBeanMethods = false)
class SharingDelegates {
    @Bean
    TaskListener recordScopeListener(RecordScope recordScope, CurrentOfficer officer) {
        return task -> recordScope.record(reference(task), QUESTION.require(task), PERIOD.get(task), officer.officer());
    }

    @Bean
    TaskListener recordConsentListener(RecordConsent recordConsent, CurrentOfficer officer) {
        return task -> {
            boolean consented = DECISION.is(task, SharingDecision.CONSENT);
            String words = consented ? CONDITIONS.get(task) : REASON.get(task);
            recordConsent.record(reference(task), consented, words, officer.officer());
        };
    }

    @Bean
    ExecutionListener recordNotSharedListener(RecordNotShared recordNotShared, CurrentOfficer officer) {
        return end -> recordNotShared.record(reference(end), officer.officer());
    }

    @Bean
    TaskListener recordDraftListener(WriteReport writeReport, CurrentOfficer officer) {
        return task -> {
            Grading grading = new Grading(SOURCE_GRADING.require(task), INFORMATION_GRADING.require(task));
            writeReport.write(
                    reference(task),
                    TITLE.require(task),
                    FINDINGS.require(task),
                    RECOMMENDATIONS.get(task),
                    grading,
                    officer.officer());
        };
    }

    @Bean
    TaskListener recordReviewListener(ReviewProduct reviewProduct, CurrentOfficer officer) {
        return task -> {
            Review outcome = DECISION.is(task, SharingDecision.APPROVE) ? Review.APPROVED : Review.REWORK;
            reviewProduct.review(
                    reference(task),
                    Capability.INFORMATION_SHARING,
                    WriteReport.KIND,
                    outcome,
                    NOTE.get(task),
                    officer.officer());
        };
    }

    @Bean
    JavaDelegate markReportDelegate(MarkReport markReport, CurrentOfficer officer) {
        return task -> markReport.mark(reference(task), officer.officer());
    }
}

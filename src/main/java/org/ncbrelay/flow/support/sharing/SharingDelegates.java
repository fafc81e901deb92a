package org.ncbrelay.flow.support.sharing;

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

import org.ncbrelay.domain.product.Grading;
import org.ncbrelay.domain.product.Products.Review;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecutionListener;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.flow.support.ReviewProduct;
import org.ncbrelay.flow.support.sharing.SharingProcess.SharingDecision;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/sharing.bpmn does. */
@Configuration(proxyBeanMethods = false)
class SharingDelegates {
    @Bean
    CaseTaskListener recordScopeListener(SharingStep step, CurrentOfficer officer) {
        return task -> step.recordScope(task.reference(), QUESTION.require(task), PERIOD.get(task), officer.officer());
    }

    @Bean
    CaseTaskListener askForConsentListener(SharingStep step) {
        return task -> step.askForConsent(task.reference());
    }

    @Bean
    CaseTaskListener recordConsentListener(SharingStep step, CurrentOfficer officer) {
        return task -> {
            boolean consented = DECISION.is(task, SharingDecision.CONSENT);
            String words = consented ? CONDITIONS.get(task) : REASON.get(task);
            step.recordConsent(task.reference(), consented, words, officer.officer());
        };
    }

    @Bean
    CaseExecutionListener recordNotSharedListener(SharingStep step, CurrentOfficer officer) {
        return end -> step.recordNotShared(end.reference(), officer.officer());
    }

    @Bean
    CaseTaskListener recordDraftListener(SharingStep step, CurrentOfficer officer) {
        return task -> {
            Grading grading = new Grading(SOURCE_GRADING.require(task), INFORMATION_GRADING.require(task));
            step.writeReport(
                    task.reference(),
                    TITLE.require(task),
                    FINDINGS.require(task),
                    RECOMMENDATIONS.get(task),
                    grading,
                    officer.officer());
        };
    }

    @Bean
    CaseTaskListener recordReviewListener(ReviewProduct reviewProduct, CurrentOfficer officer) {
        return task -> {
            Review outcome = DECISION.is(task, SharingDecision.APPROVE) ? Review.APPROVED : Review.REWORK;
            reviewProduct.review(
                    task.reference(),
                    Capability.INFORMATION_SHARING,
                    SharingStep.KIND,
                    outcome,
                    NOTE.get(task),
                    officer.officer());
        };
    }

    @Bean
    CaseDelegate markReportDelegate(SharingStep step, CurrentOfficer officer) {
        return task -> step.markReport(task.reference(), officer.officer());
    }

    @Bean
    CaseExecutionListener recordSilentOwnerListener(SharingStep step, CurrentOfficer officer) {
        return timer -> step.ownerSilent(timer.reference(), officer.officer());
    }
}

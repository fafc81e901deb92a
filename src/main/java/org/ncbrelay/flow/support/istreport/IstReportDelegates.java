package org.ncbrelay.flow.support.istreport;

import static org.ncbrelay.domain.request.Capability.IST_DEPLOYMENT;
import static org.ncbrelay.flow.support.istreport.IstReportProcess.BRIEFING;
import static org.ncbrelay.flow.support.istreport.IstReportProcess.DECISION;
import static org.ncbrelay.flow.support.istreport.IstReportProcess.DUE_ON;
import static org.ncbrelay.flow.support.istreport.IstReportProcess.EVIDENCE_IN_HOST_CUSTODY;
import static org.ncbrelay.flow.support.istreport.IstReportProcess.NOTE;
import static org.ncbrelay.flow.support.istreport.IstReportProcess.OWNER;
import static org.ncbrelay.flow.support.istreport.IstReportProcess.RECOMMENDATION;
import static org.ncbrelay.flow.support.istreport.IstReportProcess.REPORT;
import static org.ncbrelay.flow.support.istreport.IstReportProcess.ReportDecision.APPROVE;
import static org.ncbrelay.flow.support.istreport.IstReportProcess.TITLE;

import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.product.ActionItem;
import org.ncbrelay.domain.product.Products.Review;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.flow.support.ReviewProduct;
import org.ncbrelay.flow.support.WriteProduct;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/istReport.bpmn does. */
@Configuration(proxyBeanMethods = false)
class IstReportDelegates {
    private static final String KIND = "MISSION_REPORT";

    @Bean
    CaseTaskListener recordExitBriefingListener(IstReportStep step, CurrentOfficer officer) {
        return task -> step.holdExitBriefing(
                task.reference(), BRIEFING.require(task), EVIDENCE_IN_HOST_CUSTODY.require(task), officer.officer());
    }

    @Bean
    CaseTaskListener recordMissionReportListener(WriteProduct writeProduct, CurrentOfficer officer) {
        return task -> {
            Officer author = officer.officer();
            writeProduct.write(
                    task.reference(),
                    IST_DEPLOYMENT,
                    KIND,
                    TITLE.require(task),
                    REPORT.require(task),
                    author.userId(),
                    author);
        };
    }

    @Bean
    CaseTaskListener recordMissionReviewListener(ReviewProduct reviewProduct, CurrentOfficer officer) {
        return task -> {
            Review outcome = DECISION.is(task, APPROVE) ? Review.APPROVED : Review.REWORK;
            reviewProduct.review(task.reference(), IST_DEPLOYMENT, KIND, outcome, NOTE.get(task), officer.officer());
        };
    }

    @Bean
    CaseTaskListener recordRecommendationListener(IstReportStep step, CurrentOfficer officer) {
        return task -> {
            ActionItem action = new ActionItem(RECOMMENDATION.require(task), OWNER.require(task), DUE_ON.require(task));
            step.debrief(task.reference(), action, officer.officer());
        };
    }
}

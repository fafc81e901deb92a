package org.ncbrelay.flow.support.istdeployment;

import static org.ncbrelay.domain.request.Capability.IST_DEPLOYMENT;
import static org.ncbrelay.flow.support.istdeployment.IstReportProcess.ReportDecision.APPROVE;

import java.time.LocalDate;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.product.ActionItem;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.flow.support.ReviewProduct;
import org.ncbrelay.flow.support.WriteProduct;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.support.Products.Review;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/istReport.bpmn}: report and debrief of a mission. */
@Configuration(proxyBeanMethods = false)
public class IstReportProcess {
    public static final ProcessVariable<String> TITLE = ProcessVariable.text("title");
    public static final ProcessVariable<String> REPORT = ProcessVariable.text("report");
    /** Whether the report is Markdown; null, as no, where not said. */
    public static final ProcessVariable<Boolean> FORMATTED = ProcessVariable.flag("formatted");

    public static final ProcessVariable<ReportDecision> DECISION =
            ProcessVariable.choice("decision", ReportDecision.class);
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");
    public static final ProcessVariable<String> RECOMMENDATION = ProcessVariable.text("recommendation");
    public static final ProcessVariable<String> OWNER = ProcessVariable.text("owner");
    public static final ProcessVariable<LocalDate> DUE_ON = ProcessVariable.date("dueOn");
    public static final ProcessVariable<Next> NEXT = ProcessVariable.choice("next", Next.class);

    private static final String KIND = "MISSION_REPORT";

    @Bean
    CaseDelegate recordMissionReportDelegate(WriteProduct writeProduct, CurrentOfficer officer) {
        return task -> {
            Officer author = officer.officer();
            writeProduct.write(
                    task.reference(),
                    IST_DEPLOYMENT,
                    KIND,
                    TITLE.require(task),
                    REPORT.require(task),
                    FORMATTED.find(task).orElse(false),
                    null,
                    author.userId(),
                    author);
        };
    }

    @Bean
    CaseDelegate recordMissionReviewDelegate(ReviewProduct reviewProduct, CurrentOfficer officer) {
        return task -> {
            Review outcome = DECISION.is(task, APPROVE) ? Review.APPROVED : Review.REWORK;
            reviewProduct.review(task.reference(), IST_DEPLOYMENT, KIND, outcome, NOTE.get(task), officer.officer());
        };
    }

    @Bean
    CaseDelegate recordRecommendationDelegate(IstMissionStep step, CurrentOfficer officer) {
        return task -> {
            ActionItem action = new ActionItem(RECOMMENDATION.require(task), OWNER.require(task), DUE_ON.require(task));
            step.debrief(task.reference(), action, officer.officer());
        };
    }

    /** The reviewer's choices. */
    public enum ReportDecision {
        APPROVE,
        REWORK
    }

    /** Whether there are more recommendations. */
    public enum Next {
        DONE,
        NEXT
    }
}

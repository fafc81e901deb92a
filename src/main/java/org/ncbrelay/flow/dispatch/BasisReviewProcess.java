package org.ncbrelay.flow.dispatch;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code bpmn/basisReview.bpmn}: what countries hold rests on data that their owner withdrew or corrected; a lead decides what becomes of it
 * (our default). A flow of its own, because the dissemination may have ended long before.
 */
@Configuration(proxyBeanMethods = false)
public class BasisReviewProcess {
    public static final String KEY = "basisReview";
    /** The owner withdrew or corrected a case. */
    public static final String BEGIN = "StartEvent_BasisChanged";

    /** No country holds it any longer. */
    public static final String OVERTAKEN_MESSAGE = "intelligence.recalled";

    public static final ProcessVariable<BasisDecision> DECISION =
            ProcessVariable.choice("decision", BasisDecision.class);
    public static final ProcessVariable<String> REPLACEMENT = ProcessVariable.text("replacement");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    @Bean
    CaseDelegate recallIntelligenceDelegate(BasisReviewStep step, CurrentOfficer officer) {
        return task -> step.recall(task.reference(), REASON.require(task), officer.officer());
    }

    @Bean
    CaseDelegate replaceIntelligenceDelegate(BasisReviewStep step, CurrentOfficer officer) {
        return task ->
                step.replace(task.reference(), REPLACEMENT.require(task), REASON.require(task), officer.officer());
    }

    @Bean
    CaseDelegate maintainIntelligenceDelegate(BasisReviewStep step, CurrentOfficer officer) {
        return task -> step.maintain(task.reference(), REASON.require(task), officer.officer());
    }

    /** The lead's choices. */
    public enum BasisDecision {
        RECALL,
        REPLACE,
        MAINTAIN
    }
}

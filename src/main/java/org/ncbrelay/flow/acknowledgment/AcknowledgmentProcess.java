package org.ncbrelay.flow.acknowledgment;

import org.ncbrelay.domain.acknowledgment.Acknowledgment.Outcome;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Step 2, {@code bpmn/acknowledgment.bpmn}: the NCB acknowledges, returns or declines; silence is escalated (our
 * default).
 */
@Configuration(proxyBeanMethods = false)
public class AcknowledgmentProcess {
    public static final String KEY = "acknowledgment";
    public static final String ACKNOWLEDGE = "Task_AcknowledgeRequest";
    public static final String CORRECT = "Task_CorrectRequest";
    public static final ProcessVariable<AcknowledgmentDecision> DECISION =
            ProcessVariable.choice("decision", AcknowledgmentDecision.class);
    public static final ProcessVariable<String> MISSING_POINTS = ProcessVariable.text("missingPoints");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");
    public static final ProcessVariable<String> CORRECTION = ProcessVariable.text("correction");

    @Bean
    CaseDelegate recordAcknowledgmentDelegate(AcknowledgmentStep step, CurrentOfficer officer) {
        return task -> step.recordAcknowledgment(task.reference(), outcome(task), explanation(task), officer.officer());
    }

    @Bean
    CaseDelegate recordCorrectionDelegate(AcknowledgmentStep step, CurrentOfficer officer) {
        return task -> step.recordCorrection(task.reference(), CORRECTION.require(task), officer.officer());
    }

    /** What the NCB's choice means for the request. */
    private static Outcome outcome(CaseExecution answers) {
        return switch (DECISION.require(answers)) {
            case ACKNOWLEDGE -> Outcome.ACKNOWLEDGED;
            case RETURN -> Outcome.RETURNED;
            case DECLINE -> Outcome.DECLINED;
        };
    }

    /** The missing points or the reason for declining; null where the request is acknowledged. */
    private static String explanation(CaseExecution answers) {
        return switch (DECISION.require(answers)) {
            case ACKNOWLEDGE -> null;
            case RETURN -> MISSING_POINTS.get(answers);
            case DECLINE -> REASON.get(answers);
        };
    }

    /** The NCB's choices. */
    public enum AcknowledgmentDecision {
        ACKNOWLEDGE,
        RETURN,
        DECLINE
    }
}

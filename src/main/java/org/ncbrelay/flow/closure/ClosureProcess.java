package org.ncbrelay.flow.closure;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Step 9, {@code bpmn/closure.bpmn}: receipt and report back, then the case is closed; silence does not keep it open
 * for ever, and what was not received is delivered again.
 */
@Configuration(proxyBeanMethods = false)
public class ClosureProcess {
    public static final ProcessVariable<String> OUTCOME = ProcessVariable.text("outcome");
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");
    public static final ProcessVariable<Boolean> RECEIVED = ProcessVariable.flag("received");
    public static final ProcessVariable<String> DECISION = ProcessVariable.text("decision");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    @Bean
    CaseDelegate askForFeedbackDelegate(ClosureStep step, CurrentOfficer officer) {
        return task -> step.askForFeedback(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate recordFeedbackDelegate(ClosureStep step, CurrentOfficer officer) {
        return task -> {
            String outcome = OUTCOME.require(task);
            step.confirmed(task.reference(), outcome, NOTE.get(task), officer.officer());
            // The answer itself does not outlive this transaction, and its NCB may have to pass it on.
            RECEIVED.set(task, !outcome.equals("NOT_RECEIVED"));
        };
    }

    @Bean
    CaseDelegate openDeliveryAgainDelegate(ClosureStep step, CurrentOfficer officer) {
        return task -> step.notReceived(task.reference(), true, REASON.get(task), officer.officer());
    }

    @Bean
    CaseDelegate recordNotReceivedDelegate(ClosureStep step, CurrentOfficer officer) {
        return task -> step.notReceived(task.reference(), false, REASON.get(task), officer.officer());
    }

    @Bean
    CaseDelegate recordNoFeedbackDelegate(ClosureStep step, CurrentOfficer officer) {
        return task -> step.none(task.reference(), officer.officer());
    }
}

package org.ncbrelay.flow.closure;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Step 9, {@code bpmn/closure.bpmn}: receipt and report back, then the case is closed; silence does not keep it open
 * for ever.
 */
@Configuration(proxyBeanMethods = false)
public class ClosureProcess {
    public static final ProcessVariable<String> OUTCOME = ProcessVariable.text("outcome");
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");
    public static final ProcessVariable<String> DECISION = ProcessVariable.text("decision");
    public static final ProcessVariable<String> LESSONS = ProcessVariable.text("lessons");

    @Bean
    CaseDelegate askForFeedbackDelegate(ClosureStep step, CurrentOfficer officer) {
        return task -> step.askForFeedback(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate recordFeedbackDelegate(ClosureStep step, CurrentOfficer officer) {
        return task -> step.confirmed(task.reference(), OUTCOME.require(task), NOTE.get(task), officer.officer());
    }

    @Bean
    CaseDelegate recordClosureDelegate(ClosureStep step, CurrentOfficer officer) {
        return task -> step.close(task.reference(), LESSONS.get(task), officer.officer());
    }

    @Bean
    CaseDelegate recordNoFeedbackDelegate(ClosureStep step, CurrentOfficer officer) {
        return task -> step.none(task.reference(), officer.officer());
    }
}

package org.ncbrelay.flow.closure;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The end of step 9, {@code bpmn/closing.bpmn}: the case ends once its NCB has decided on all that was added to it (our default). */
@Configuration(proxyBeanMethods = false)
public class ClosingProcess {
    /** What was added amends the record, or does not. */
    public static final String AMENDED_MESSAGE = "record.amended";

    public static final String REFUSED_MESSAGE = "supplement.refused";

    public static final ProcessVariable<String> DECISION = ProcessVariable.text("decision");
    public static final ProcessVariable<String> LESSONS = ProcessVariable.text("lessons");

    @Bean
    CaseDelegate recordDecisionToCloseDelegate(ClosureStep step, CurrentOfficer officer) {
        return task -> step.decideToClose(task.reference(), LESSONS.get(task), officer.officer());
    }

    @Bean
    CaseDelegate remindNcbToDecideDelegate(ClosureStep step, CurrentOfficer officer) {
        return task -> step.remindNcb(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate recordClosureDelegate(ClosureStep step, CurrentOfficer officer) {
        return task -> step.close(task.reference(), officer.officer());
    }
}

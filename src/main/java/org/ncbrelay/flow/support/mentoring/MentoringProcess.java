package org.ncbrelay.flow.support.mentoring;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/mentoring.bpmn}: its names, and what its tasks do. */
@Configuration(proxyBeanMethods = false)
public class MentoringProcess {
    public static final ProcessVariable<String> ANALYST = ProcessVariable.text("analyst");
    /** User id of the analyst, to whom the diagrams assign the tasks of the mentoring. */
    public static final ProcessVariable<String> MENTOR = ProcessVariable.text("mentor");

    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");

    @Bean
    CaseDelegate recordAnalystDelegate(MentoringStep step, CurrentOfficer officer) {
        return task -> {
            step.assign(task.reference(), ANALYST.require(task), NOTE.get(task), officer.officer());
            MENTOR.set(task, ANALYST.require(task));
        };
    }
}

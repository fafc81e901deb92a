package org.ncbrelay.flow.support.mentoring;

import org.ncbrelay.domain.support.MentoringPlan;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/mentoringPlan.bpmn}: the plan of a mentoring, agreed with the agency. */
@Configuration(proxyBeanMethods = false)
public class MentoringPlanProcess {
    public static final ProcessVariable<String> AIMS = ProcessVariable.text("aims");
    public static final ProcessVariable<String> SCHEDULE = ProcessVariable.text("schedule");
    /** How many aims the agency will have to judge. */
    public static final ProcessVariable<Integer> AIM_COUNT = ProcessVariable.number("aimCount");

    @Bean
    CaseDelegate recordMentoringPlanDelegate(MentoringStep step, CurrentOfficer officer) {
        return task -> {
            MentoringPlan plan = MentoringPlan.of(AIMS.require(task), SCHEDULE.require(task));
            step.proposePlan(task.reference(), plan, officer.officer());
            AIM_COUNT.set(task, plan.aims().size());
        };
    }
}

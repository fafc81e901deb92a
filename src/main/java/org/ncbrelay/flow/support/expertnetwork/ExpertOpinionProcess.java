package org.ncbrelay.flow.support.expertnetwork;

import java.util.UUID;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/expertOpinion.bpmn}: the opinion that the expert gives through the NCB. */
@Configuration(proxyBeanMethods = false)
public class ExpertOpinionProcess {
    public static final String GIVE = "Task_GiveOpinion";
    /** Id of the request to release an expert. */
    public static final ProcessVariable<UUID> ENGAGEMENT = ProcessVariable.id("engagement");

    public static final ProcessVariable<String> OPINION = ProcessVariable.text("opinion");
    /** Whether the opinion is Markdown; null, as no, where not said. */
    public static final ProcessVariable<Boolean> FORMATTED = ProcessVariable.flag("formatted");

    /** Whether the expert gave an opinion, or let the time pass. */
    public static final ProcessVariable<Boolean> OPINION_GIVEN = ProcessVariable.flag("opinionGiven");

    @Bean
    CaseDelegate recordOpinionDelegate(ExpertNetworkStep step, CurrentOfficer officer) {
        return task -> {
            step.giveOpinion(
                    task.reference(),
                    ENGAGEMENT.require(task),
                    OPINION.require(task),
                    FORMATTED.find(task).orElse(false),
                    officer.officer());
            OPINION_GIVEN.set(task, true);
        };
    }

    @Bean
    CaseDelegate dismissExpertDelegate(ExpertNetworkStep step, CurrentOfficer officer) {
        return task -> {
            step.dismissExpert(task.reference(), officer.officer());
            OPINION_GIVEN.set(task, false);
        };
    }
}

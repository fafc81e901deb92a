package org.ncbrelay.flow.support.expertnetwork;

import java.util.UUID;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/expertIntroduction.bpmn}: expert and country get to know of each other, once that has passed the channel to the agency. */
@Configuration(proxyBeanMethods = false)
public class ExpertIntroductionProcess {
    /** Id of the request to release an expert. */
    public static final ProcessVariable<UUID> ENGAGEMENT = ProcessVariable.id("engagement");

    @Bean
    CaseDelegate introduceExpertDelegate(ExpertNetworkStep step, CurrentOfficer officer) {
        return task -> step.introduce(task.reference(), ENGAGEMENT.require(task), officer.officer());
    }
}

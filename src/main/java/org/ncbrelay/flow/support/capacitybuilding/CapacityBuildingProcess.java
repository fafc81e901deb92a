package org.ncbrelay.flow.support.capacitybuilding;

import org.ncbrelay.engine.CaseDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/capacityBuilding.bpmn}: its names, and what its tasks do. */
@Configuration(proxyBeanMethods = false)
public class CapacityBuildingProcess {
    @Bean
    CaseDelegate scheduleFollowUpDelegate(CapacityBuildingStep step) {
        return task -> step.scheduleFollowUp(task.reference());
    }
}

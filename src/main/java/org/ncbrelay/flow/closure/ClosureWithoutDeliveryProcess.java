package org.ncbrelay.flow.closure;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Step 9 where no support was delivered, {@code bpmn/closureWithoutDelivery.bpmn}: the agency and its NCB are
 * informed, no one is asked to confirm receipt, and the case is closed.
 */
@Configuration(proxyBeanMethods = false)
public class ClosureWithoutDeliveryProcess {
    @Bean
    CaseDelegate reportNothingDeliveredDelegate(ClosureStep step, CurrentOfficer officer) {
        return task -> step.reportNothingDelivered(task.reference(), officer.officer());
    }
}

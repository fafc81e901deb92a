package org.ncbrelay.flow.closurewithoutdelivery;

import static org.ncbrelay.flow.closurewithoutdelivery.ClosureWithoutDeliveryProcess.LESSONS;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.flow.CloseCase;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/closureWithoutDelivery.bpmn does. */
@Configuration(proxyBeanMethods = false)
class ClosureWithoutDeliveryDelegates {
    @Bean
    CaseDelegate reportNothingDeliveredDelegate(ReportNothingDelivered report, CurrentOfficer officer) {
        return task -> report.report(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate closeWithoutDeliveryDelegate(CloseCase closeCase, CurrentOfficer officer) {
        return task -> closeCase.close(task.reference(), LESSONS.get(task), officer.officer());
    }
}

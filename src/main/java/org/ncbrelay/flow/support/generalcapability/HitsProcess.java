package org.ncbrelay.flow.support.generalcapability;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.flow.support.RecordNoAnswer;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code bpmn/hits.bpmn}: the hits of a notice, a diffusion or a check, checked with their source before anybody acts.
 */
@Configuration(proxyBeanMethods = false)
public class HitsProcess {
    @Bean
    CaseDelegate recordUncheckedHitDelegate(RecordNoAnswer recordNoAnswer, CurrentOfficer officer) {
        return task -> recordNoAnswer.confirmNoHit(task.reference(), task.capability(), officer.officer());
    }
}

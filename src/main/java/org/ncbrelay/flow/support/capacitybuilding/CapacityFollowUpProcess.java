package org.ncbrelay.flow.support.capacitybuilding;

import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.flow.support.RecordNoAnswer;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code bpmn/capacityFollowUp.bpmn}: what became of a training after 90 days; a flow of its own, so that the case can
 * close before.
 */
@Configuration(proxyBeanMethods = false)
public class CapacityFollowUpProcess {
    public static final String KEY = "capacityFollowUp";

    /** A training was evaluated. */
    public static final String BEGIN = "StartEvent_FollowUpScheduled";

    @Bean
    CaseDelegate recordNoFollowUpDelegate(RecordNoAnswer recordNoAnswer, CurrentOfficer officer) {
        return task -> recordNoAnswer.goOn(
                task.reference(), Capability.CAPACITY_BUILDING, Phrase.FOLLOW_UP_NOT_REPORTED, officer.officer());
    }
}

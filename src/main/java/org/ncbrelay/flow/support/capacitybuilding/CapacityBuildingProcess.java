package org.ncbrelay.flow.support.capacitybuilding;

import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.flow.support.RecordNoAnswer;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/capacityBuilding.bpmn}: its names, and what its tasks do. */
@Configuration(proxyBeanMethods = false)
public class CapacityBuildingProcess {
    @Bean
    CaseDelegate recordNoNeedsDelegate(RecordNoAnswer recordNoAnswer, CurrentOfficer officer) {
        return task -> recordNoAnswer.refuse(
                task.reference(), Capability.CAPACITY_BUILDING, Phrase.NEEDS_NOT_REPORTED, officer.officer());
    }

    @Bean
    CaseDelegate recordNoEvaluationDelegate(RecordNoAnswer recordNoAnswer, CurrentOfficer officer) {
        return task -> recordNoAnswer.goOn(
                task.reference(), Capability.CAPACITY_BUILDING, Phrase.TRAINING_NOT_EVALUATED, officer.officer());
    }

    @Bean
    CaseDelegate scheduleFollowUpDelegate(CapacityBuildingStep step) {
        return task -> step.scheduleFollowUp(task.reference());
    }
}

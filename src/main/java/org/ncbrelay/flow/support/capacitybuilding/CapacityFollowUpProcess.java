package org.ncbrelay.flow.support.capacitybuilding;

import org.ncbrelay.domain.Note;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.CapabilityStep.StepKind;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.flow.support.RecordNoAnswer;
import org.ncbrelay.flow.support.SupportRecord;
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

    public static final ProcessVariable<String> OUTCOME = ProcessVariable.text("outcome");
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");

    @Bean
    CaseDelegate recordFollowUpDelegate(SupportRecord support, CurrentOfficer officer) {
        return task -> support.step(
                task.reference(),
                Capability.CAPACITY_BUILDING,
                StepKind.FOLLOW_UP_REPORTED,
                CapabilityStep.content("outcome", OUTCOME.require(task), "note", NOTE.get(task)),
                Phrase.FOLLOW_UP_REPORTED.with(Note.name("code", OUTCOME.require(task))),
                officer.officer());
    }

    @Bean
    CaseDelegate recordNoFollowUpDelegate(RecordNoAnswer recordNoAnswer, CurrentOfficer officer) {
        return task -> recordNoAnswer.goOn(
                task.reference(), Capability.CAPACITY_BUILDING, Phrase.FOLLOW_UP_NOT_REPORTED, officer.officer());
    }
}

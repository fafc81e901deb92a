package org.ncbrelay.flow.support.coordinationmeeting;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.support.coordinationmeeting.CoordinationMeetingProcess.FORMAT;
import static org.ncbrelay.flow.support.coordinationmeeting.CoordinationMeetingProcess.HELD_ON;
import static org.ncbrelay.flow.support.coordinationmeeting.CoordinationMeetingProcess.PLACE;
import static org.ncbrelay.flow.support.coordinationmeeting.CoordinationMeetingProcess.PURPOSE;
import static org.ncbrelay.flow.support.coordinationmeeting.CoordinationMeetingProcess.TITLE;

import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.meeting.Meeting;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/coordinationMeeting.bpmn does. */
@Configuration(proxyBeanMethods = false)
class CoordinationMeetingDelegates {
    @Bean
    TaskListener recordMeetingPlanListener(PlanMeeting planMeeting, CurrentOfficer officer) {
        return task -> {
            Meeting meeting = new Meeting(
                    TITLE.get(task), PURPOSE.get(task), FORMAT.get(task), HELD_ON.get(task), PLACE.require(task), null);
            planMeeting.plan(reference(task), meeting, officer.officer());
        };
    }

    @Bean
    JavaDelegate countAnswersDelegate(CountAnswers countAnswers, CurrentOfficer officer) {
        return task -> countAnswers.count(reference(task), officer.officer());
    }

    @Bean
    ExecutionListener recordNotHeldListener(RecordNotHeld recordNotHeld, CurrentOfficer officer) {
        return end -> recordNotHeld.record(reference(end), officer.officer());
    }
}

package org.ncbrelay.flow.support.coordinationmeeting;

import static org.ncbrelay.flow.support.coordinationmeeting.CoordinationMeetingProcess.FORMAT;
import static org.ncbrelay.flow.support.coordinationmeeting.CoordinationMeetingProcess.HELD_ON;
import static org.ncbrelay.flow.support.coordinationmeeting.CoordinationMeetingProcess.PLACE;
import static org.ncbrelay.flow.support.coordinationmeeting.CoordinationMeetingProcess.PURPOSE;
import static org.ncbrelay.flow.support.coordinationmeeting.CoordinationMeetingProcess.TITLE;

import org.ncbrelay.domain.meeting.Meeting;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecutionListener;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/coordinationMeeting.bpmn does. */
@Configuration(proxyBeanMethods = false)
class CoordinationMeetingDelegates {
    @Bean
    CaseTaskListener recordMeetingPlanListener(CoordinationMeetingStep step, CurrentOfficer officer) {
        return task -> {
            Meeting meeting = new Meeting(
                    TITLE.get(task), PURPOSE.get(task), FORMAT.get(task), HELD_ON.get(task), PLACE.require(task), null);
            step.plan(task.reference(), meeting, officer.officer());
        };
    }

    @Bean
    CaseDelegate countAnswersDelegate(CoordinationMeetingStep step, CurrentOfficer officer) {
        return task -> step.countAnswers(task.reference(), officer.officer());
    }

    @Bean
    CaseExecutionListener recordNotHeldListener(CoordinationMeetingStep step, CurrentOfficer officer) {
        return end -> step.recordNotHeld(end.reference(), officer.officer());
    }
}

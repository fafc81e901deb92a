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
    CaseTaskListener recordMeetingPlanListener(PlanMeeting planMeeting, CurrentOfficer officer) {
        return task -> {
            Meeting meeting = new Meeting(
                    TITLE.get(task), PURPOSE.get(task), FORMAT.get(task), HELD_ON.get(task), PLACE.require(task), null);
            planMeeting.plan(task.reference(), meeting, officer.officer());
        };
    }

    @Bean
    CaseDelegate countAnswersDelegate(CountAnswers countAnswers, CurrentOfficer officer) {
        return task -> countAnswers.count(task.reference(), officer.officer());
    }

    @Bean
    CaseExecutionListener recordNotHeldListener(RecordNotHeld recordNotHeld, CurrentOfficer officer) {
        return end -> recordNotHeld.record(end.reference(), officer.officer());
    }
}

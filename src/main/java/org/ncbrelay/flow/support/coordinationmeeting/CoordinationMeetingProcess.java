package org.ncbrelay.flow.support.coordinationmeeting;

import java.time.LocalDate;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.store.support.Meetings.Meeting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/coordinationMeeting.bpmn}, the map of a coordination meeting: plan, invitations, count. */
@Configuration(proxyBeanMethods = false)
public class CoordinationMeetingProcess {
    public static final ProcessVariable<String> TITLE = ProcessVariable.text("title");
    public static final ProcessVariable<String> PURPOSE = ProcessVariable.text("purpose");
    public static final ProcessVariable<Meeting.Format> FORMAT = ProcessVariable.choice("format", Meeting.Format.class);
    public static final ProcessVariable<LocalDate> HELD_ON = ProcessVariable.date("heldOn");
    public static final ProcessVariable<String> PLACE = ProcessVariable.text("place");

    @Bean
    CaseDelegate recordMeetingPlanDelegate(CoordinationMeetingStep step, CurrentOfficer officer) {
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
    CaseDelegate recordNotHeldDelegate(CoordinationMeetingStep step, CurrentOfficer officer) {
        return task -> step.recordNotHeld(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate cancelMeetingDelegate(CoordinationMeetingStep step, CurrentOfficer officer) {
        return task -> step.cancel(task.reference(), officer.officer());
    }
}

package org.ncbrelay.flow.support.meetingsession;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.support.meetingsession.MeetingSessionProcess.ACTION;
import static org.ncbrelay.flow.support.meetingsession.MeetingSessionProcess.AGENDA_TEXT;
import static org.ncbrelay.flow.support.meetingsession.MeetingSessionProcess.DECISION;
import static org.ncbrelay.flow.support.meetingsession.MeetingSessionProcess.DUE_ON;
import static org.ncbrelay.flow.support.meetingsession.MeetingSessionProcess.MINUTES_TEXT;
import static org.ncbrelay.flow.support.meetingsession.MeetingSessionProcess.MeetingDecision.APPROVE;
import static org.ncbrelay.flow.support.meetingsession.MeetingSessionProcess.MeetingDecision.HELD;
import static org.ncbrelay.flow.support.meetingsession.MeetingSessionProcess.NOTE;
import static org.ncbrelay.flow.support.meetingsession.MeetingSessionProcess.OWNER;
import static org.ncbrelay.flow.support.meetingsession.MeetingSessionProcess.PARTICIPANTS;
import static org.ncbrelay.flow.support.meetingsession.MeetingSessionProcess.REASON;
import static org.ncbrelay.flow.support.meetingsession.MeetingSessionProcess.TITLE;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.domain.product.ActionItem;
import org.ncbrelay.domain.product.Products.Review;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.flow.support.ReviewProduct;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/meetingSession.bpmn does. */
@Configuration(proxyBeanMethods = false)
class MeetingSessionDelegates {
    @Bean
    TaskListener recordAgendaListener(SetAgenda setAgenda, CurrentOfficer officer) {
        return task -> setAgenda.set(reference(task), AGENDA_TEXT.require(task), officer.officer());
    }

    @Bean
    TaskListener recordMeetingListener(HoldMeeting holdMeeting, CurrentOfficer officer) {
        return task -> {
            if (DECISION.is(task, HELD)) holdMeeting.held(reference(task), PARTICIPANTS.get(task), officer.officer());
            else holdMeeting.cancelled(reference(task), REASON.get(task), officer.officer());
        };
    }

    @Bean
    TaskListener recordMeetingActionListener(AssignMeetingAction assignAction, CurrentOfficer officer) {
        return task -> {
            ActionItem action = new ActionItem(ACTION.require(task), OWNER.require(task), DUE_ON.require(task));
            assignAction.record(reference(task), action, officer.officer());
        };
    }

    @Bean
    TaskListener recordMinutesListener(WriteMinutes writeMinutes, CurrentOfficer officer) {
        return task ->
                writeMinutes.write(reference(task), TITLE.require(task), MINUTES_TEXT.require(task), officer.officer());
    }

    @Bean
    TaskListener recordMinutesReviewListener(ReviewProduct reviewProduct, CurrentOfficer officer) {
        return task -> {
            Review outcome = DECISION.is(task, APPROVE) ? Review.APPROVED : Review.REWORK;
            reviewProduct.review(
                    reference(task),
                    Capability.COORDINATION_MEETING,
                    WriteMinutes.KIND,
                    outcome,
                    NOTE.get(task),
                    officer.officer());
        };
    }
}

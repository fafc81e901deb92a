package org.ncbrelay.flow.support.meetingsession;

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

import org.ncbrelay.domain.product.ActionItem;
import org.ncbrelay.domain.product.Products.Review;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.flow.support.ReviewProduct;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/meetingSession.bpmn does. */
@Configuration(proxyBeanMethods = false)
class MeetingSessionDelegates {
    @Bean
    CaseTaskListener recordAgendaListener(SetAgenda setAgenda, CurrentOfficer officer) {
        return task -> setAgenda.set(task.reference(), AGENDA_TEXT.require(task), officer.officer());
    }

    @Bean
    CaseTaskListener recordMeetingListener(HoldMeeting holdMeeting, CurrentOfficer officer) {
        return task -> {
            if (DECISION.is(task, HELD)) holdMeeting.held(task.reference(), PARTICIPANTS.get(task), officer.officer());
            else holdMeeting.cancelled(task.reference(), REASON.get(task), officer.officer());
        };
    }

    @Bean
    CaseTaskListener recordMeetingActionListener(AssignMeetingAction assignAction, CurrentOfficer officer) {
        return task -> {
            ActionItem action = new ActionItem(ACTION.require(task), OWNER.require(task), DUE_ON.require(task));
            assignAction.record(task.reference(), action, officer.officer());
        };
    }

    @Bean
    CaseTaskListener recordMinutesListener(WriteMinutes writeMinutes, CurrentOfficer officer) {
        return task -> writeMinutes.write(
                task.reference(), TITLE.require(task), MINUTES_TEXT.require(task), officer.officer());
    }

    @Bean
    CaseTaskListener recordMinutesReviewListener(ReviewProduct reviewProduct, CurrentOfficer officer) {
        return task -> {
            Review outcome = DECISION.is(task, APPROVE) ? Review.APPROVED : Review.REWORK;
            reviewProduct.review(
                    task.reference(),
                    Capability.COORDINATION_MEETING,
                    WriteMinutes.KIND,
                    outcome,
                    NOTE.get(task),
                    officer.officer());
        };
    }
}

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
    CaseTaskListener recordAgendaListener(MeetingSessionStep step, CurrentOfficer officer) {
        return task -> step.setAgenda(task.reference(), AGENDA_TEXT.require(task), officer.officer());
    }

    @Bean
    CaseTaskListener recordMeetingListener(MeetingSessionStep step, CurrentOfficer officer) {
        return task -> {
            if (DECISION.is(task, HELD)) step.held(task.reference(), PARTICIPANTS.get(task), officer.officer());
            else step.cancelled(task.reference(), REASON.get(task), officer.officer());
        };
    }

    @Bean
    CaseTaskListener recordMeetingActionListener(MeetingSessionStep step, CurrentOfficer officer) {
        return task -> {
            ActionItem action = new ActionItem(ACTION.require(task), OWNER.require(task), DUE_ON.require(task));
            step.assignAction(task.reference(), action, officer.officer());
        };
    }

    @Bean
    CaseTaskListener recordMinutesListener(MeetingSessionStep step, CurrentOfficer officer) {
        return task ->
                step.writeMinutes(task.reference(), TITLE.require(task), MINUTES_TEXT.require(task), officer.officer());
    }

    @Bean
    CaseTaskListener recordMinutesReviewListener(ReviewProduct reviewProduct, CurrentOfficer officer) {
        return task -> {
            Review outcome = DECISION.is(task, APPROVE) ? Review.APPROVED : Review.REWORK;
            reviewProduct.review(
                    task.reference(),
                    Capability.COORDINATION_MEETING,
                    MeetingSessionStep.KIND,
                    outcome,
                    NOTE.get(task),
                    officer.officer());
        };
    }
}

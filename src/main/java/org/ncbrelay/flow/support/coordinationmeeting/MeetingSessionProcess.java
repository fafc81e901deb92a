package org.ncbrelay.flow.support.coordinationmeeting;

import static org.ncbrelay.flow.support.coordinationmeeting.MeetingSessionProcess.MeetingDecision.HELD;

import java.time.LocalDate;
import org.ncbrelay.domain.product.ActionItem;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/meetingSession.bpmn}: agenda, meeting, actions and minutes. */
@Configuration(proxyBeanMethods = false)
public class MeetingSessionProcess {
    public static final ProcessVariable<String> AGENDA_TEXT = ProcessVariable.text("agenda");
    public static final ProcessVariable<MeetingDecision> DECISION =
            ProcessVariable.choice("decision", MeetingDecision.class);
    public static final ProcessVariable<String> PARTICIPANTS = ProcessVariable.text("participants");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");
    public static final ProcessVariable<String> ACTION = ProcessVariable.text("action");
    public static final ProcessVariable<String> OWNER = ProcessVariable.text("owner");
    public static final ProcessVariable<LocalDate> DUE_ON = ProcessVariable.date("dueOn");
    public static final ProcessVariable<Next> NEXT = ProcessVariable.choice("next", Next.class);
    public static final ProcessVariable<String> TITLE = ProcessVariable.text("title");
    public static final ProcessVariable<String> MINUTES_TEXT = ProcessVariable.text("minutes");
    /** Whether the minutes are Markdown; null, as no, where not said. */
    public static final ProcessVariable<Boolean> FORMATTED = ProcessVariable.flag("formatted");

    @Bean
    CaseDelegate recordAgendaDelegate(MeetingSessionStep step, CurrentOfficer officer) {
        return task -> step.setAgenda(task.reference(), AGENDA_TEXT.require(task), officer.officer());
    }

    @Bean
    CaseDelegate recordMeetingDelegate(MeetingSessionStep step, CurrentOfficer officer) {
        return task -> {
            if (DECISION.is(task, HELD)) step.held(task.reference(), PARTICIPANTS.get(task), officer.officer());
            else step.cancelled(task.reference(), REASON.get(task), officer.officer());
        };
    }

    @Bean
    CaseDelegate recordMeetingActionDelegate(MeetingSessionStep step, CurrentOfficer officer) {
        return task -> {
            ActionItem action = new ActionItem(ACTION.require(task), OWNER.require(task), DUE_ON.require(task));
            step.assignAction(task.reference(), action, officer.officer());
        };
    }

    @Bean
    CaseDelegate recordMinutesDelegate(MeetingSessionStep step, CurrentOfficer officer) {
        return task -> step.writeMinutes(
                task.reference(),
                TITLE.require(task),
                MINUTES_TEXT.require(task),
                FORMATTED.find(task).orElse(false),
                officer.officer());
    }

    /** Choices of the organiser. */
    public enum MeetingDecision {
        HELD,
        CANCELLED
    }

    /** Whether there are more actions. */
    public enum Next {
        DONE,
        NEXT
    }
}

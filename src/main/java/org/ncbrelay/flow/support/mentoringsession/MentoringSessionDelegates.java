package org.ncbrelay.flow.support.mentoringsession;

import static org.ncbrelay.flow.support.mentoringsession.MentoringSessionProcess.ANOTHER_SESSION;
import static org.ncbrelay.flow.support.mentoringsession.MentoringSessionProcess.HELD_ON;
import static org.ncbrelay.flow.support.mentoringsession.MentoringSessionProcess.NEXT;
import static org.ncbrelay.flow.support.mentoringsession.MentoringSessionProcess.NOTE;
import static org.ncbrelay.flow.support.mentoringsession.MentoringSessionProcess.Next.ANOTHER;
import static org.ncbrelay.flow.support.mentoringsession.MentoringSessionProcess.TOPIC;

import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/mentoringSession.bpmn does. */
@Configuration(proxyBeanMethods = false)
class MentoringSessionDelegates {
    @Bean
    CaseTaskListener recordSessionListener(HoldSession holdSession, CurrentOfficer officer) {
        return task -> {
            holdSession.hold(
                    task.reference(), TOPIC.require(task), HELD_ON.require(task), NOTE.get(task), officer.officer());
            // The answer does not outlive this transaction; the loop asks for it after the advice note was delivered.
            ANOTHER_SESSION.set(task, NEXT.is(task, ANOTHER));
        };
    }
}

package org.ncbrelay.flow.support.mentoring;

import static org.ncbrelay.flow.support.mentoring.MentoringSessionProcess.Next.ANOTHER;

import java.time.LocalDate;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.support.CapabilityStep;
import org.ncbrelay.domain.support.CapabilityStep.StepKind;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.flow.support.SupportRecord;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/mentoringSession.bpmn}: one session of a mentoring, with its advice note. */
@Configuration(proxyBeanMethods = false)
public class MentoringSessionProcess {
    public static final ProcessVariable<String> TOPIC = ProcessVariable.text("topic");
    public static final ProcessVariable<LocalDate> HELD_ON = ProcessVariable.date("heldOn");
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");
    public static final ProcessVariable<Next> NEXT = ProcessVariable.choice("next", Next.class);
    public static final ProcessVariable<Boolean> ANOTHER_SESSION = ProcessVariable.flag("anotherSession");

    @Bean
    CaseDelegate recordSessionDelegate(SupportRecord support, CurrentOfficer officer) {
        return task -> {
            support.step(
                    task.reference(),
                    Capability.MENTORING,
                    StepKind.SESSION_HELD,
                    CapabilityStep.content(
                            "topic",
                            TOPIC.require(task),
                            "heldOn",
                            HELD_ON.require(task).toString(),
                            "note",
                            NOTE.get(task)),
                    Phrase.SESSION_HELD.with(TOPIC.require(task)),
                    officer.officer());
            // The answer does not outlive this transaction; the loop asks for it after the advice note was delivered.
            ANOTHER_SESSION.set(task, NEXT.is(task, ANOTHER));
        };
    }

    /** What follows a session. */
    public enum Next {
        LAST,
        ANOTHER
    }
}

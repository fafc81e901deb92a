package org.ncbrelay.flow.authorization;

import java.time.LocalDate;
import org.ncbrelay.domain.Note;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CaseProcess;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Step 3, {@code bpmn/authorization.bpmn}: direct contact is granted by the NCB or not open; silence is never consent
 * (our default). A grant runs in parallel with the case, in {@code bpmn/directContact.bpmn}.
 */
@Configuration(proxyBeanMethods = false)
public class AuthorizationProcess {
    public static final String DECIDE = "Task_DecideDirectContact";

    public static final ProcessVariable<ContactDecision> DECISION =
            ProcessVariable.choice("decision", ContactDecision.class);
    public static final ProcessVariable<String> SCOPE = ProcessVariable.text("scope");
    public static final ProcessVariable<LocalDate> VALID_UNTIL = ProcessVariable.date("validUntil");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    @Bean
    CaseDelegate recordDecisionDelegate(AuthorizationStep step, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case GRANT -> step.grant(task.reference(), SCOPE.get(task), VALID_UNTIL.get(task), officer.officer());
                case REFUSE -> step.refuse(task.reference(), REASON.get(task), officer.officer());
            }
        };
    }

    @Bean
    CaseDelegate openChannelDelegate(CaseProcess process) {
        return task -> process.directContactGranted(task.reference(), Note.text(CaseExecution.SUMMARY.get(task)));
    }

    @Bean
    CaseDelegate recordLapseOfContactDelegate(AuthorizationStep step, CurrentOfficer officer) {
        return task -> step.lapse(task.reference(), officer.officer());
    }

    /** The NCB's choices. */
    public enum ContactDecision {
        GRANT,
        REFUSE
    }
}

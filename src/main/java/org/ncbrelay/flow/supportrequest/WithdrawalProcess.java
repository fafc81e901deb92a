package org.ncbrelay.flow.supportrequest;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code bpmn/withdrawal.bpmn}: once a team is agreed or in the country, the head of the NCB confirms what others withdraw (our default).
 * A flow of its own, because it ends the map.
 */
@Configuration(proxyBeanMethods = false)
public class WithdrawalProcess {
    public static final String KEY = "withdrawal";

    /** The agency or an officer of the NCB asks to withdraw, and the head of its NCB has to confirm. */
    public static final String BEGIN = "StartEvent_WithdrawalAsked";

    public static final String CONFIRM = "Task_ConfirmWithdrawal";
    public static final String OVERTAKEN_MESSAGE = "withdrawal.overtaken";
    public static final ProcessVariable<WithdrawalDecision> DECISION =
            ProcessVariable.choice("decision", WithdrawalDecision.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    @Bean
    CaseDelegate withdrawRequestDelegate(WithdrawRequest withdraw, CurrentOfficer officer) {
        return task -> withdraw.confirm(task.reference(), CaseExecution.CAPABILITY.get(task), officer.officer());
    }

    @Bean
    CaseDelegate recordRefusedWithdrawalDelegate(WithdrawRequest withdraw, CurrentOfficer officer) {
        return task -> withdraw.refuse(task.reference(), REASON.require(task), officer.officer());
    }

    @Bean
    CaseDelegate recordUnansweredWithdrawalDelegate(WithdrawRequest withdraw, CurrentOfficer officer) {
        return task -> withdraw.unanswered(task.reference(), officer.officer());
    }

    /** The choices of the head of the NCB. */
    public enum WithdrawalDecision {
        CONFIRM,
        REFUSE
    }
}

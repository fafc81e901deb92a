package org.ncbrelay.flow.exchange;

import java.util.UUID;
import org.ncbrelay.domain.exchange.Exchange;
import org.ncbrelay.domain.exchange.Exchange.Direction;
import org.ncbrelay.domain.exchange.Exchange.Subject;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code bpmn/exchange.bpmn}: one passage between INTERPOL's team and an agency, directly with the NCB's copy or through an act of the NCB;
 * called before and after each task that INTERPOL gives an agency.
 */
@Configuration(proxyBeanMethods = false)
public class ExchangeProcess {
    public static final String FORWARD = "Task_ForwardToAgency";
    public static final ProcessVariable<Subject> SUBJECT = ProcessVariable.choice("subject", Subject.class);
    public static final ProcessVariable<Direction> DIRECTION = ProcessVariable.choice("direction", Direction.class);
    /** What the decision table answered; the diagram asks it. */
    public static final ProcessVariable<String> CHANNEL = ProcessVariable.text("channel");
    /** Whether the answer is the NCB's own, which needs no one to pass it on. */
    public static final ProcessVariable<Boolean> NCB_ACTS = ProcessVariable.flag("ncbActs");
    /** Whether the NCB answers in the agency's place. */
    public static final ProcessVariable<Boolean> NCB_ANSWERS = ProcessVariable.flag("ncbAnswers");
    /** Id of what waits at the NCB. */
    public static final ProcessVariable<UUID> EXCHANGE = ProcessVariable.id("exchange");

    public static final ProcessVariable<ExchangeDecision> DECISION =
            ProcessVariable.choice("decision", ExchangeDecision.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    @Bean
    CaseDelegate determineWhoActsDelegate(ExchangeStep step, CurrentOfficer officer) {
        return task -> {
            NCB_ACTS.set(task, step.isActOfNcb(DIRECTION.require(task), officer.officer()));
            NCB_ANSWERS.set(task, false);
        };
    }

    @Bean
    CaseDelegate copyToNcbDelegate(ExchangeStep step, CurrentOfficer officer) {
        return task -> step.copyToNcb(exchange(task), officer.officer());
    }

    @Bean
    CaseDelegate sendToNcbDelegate(ExchangeStep step, CurrentOfficer officer) {
        return task -> EXCHANGE.set(task, step.sendToNcb(exchange(task), officer.officer()));
    }

    @Bean
    CaseDelegate recordPassageDelegate(ExchangeStep step, CurrentOfficer officer) {
        return task -> {
            UUID id = EXCHANGE.require(task);
            switch (DECISION.require(task)) {
                case FORWARD -> step.passOn(id, exchange(task), officer.officer());
                case ANSWER -> {
                    step.answer(id, exchange(task), officer.officer());
                    NCB_ANSWERS.set(task, true);
                }
                case RETURN -> step.giveBack(id, exchange(task), REASON.get(task), officer.officer());
            }
        };
    }

    @Bean
    CaseDelegate recordNoPassageDelegate(ExchangeStep step, CurrentOfficer officer) {
        return task -> step.silent(EXCHANGE.require(task), exchange(task), officer.officer());
    }

    private static Exchange exchange(CaseExecution execution) {
        return new Exchange(
                execution.reference(),
                execution.country(),
                CaseExecution.CAPABILITY.get(execution),
                SUBJECT.require(execution),
                DIRECTION.require(execution));
    }

    /** The NCB's choices; it answers only what is on its way to the agency. */
    public enum ExchangeDecision {
        FORWARD,
        ANSWER,
        RETURN
    }
}

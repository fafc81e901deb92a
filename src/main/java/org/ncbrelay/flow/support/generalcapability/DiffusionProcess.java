package org.ncbrelay.flow.support.generalcapability;

import static org.ncbrelay.flow.support.generalcapability.DiffusionProcess.DiffusionDecision.APPROVE;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/diffusion.bpmn}: sent by a bureau, reviewed at once after sending. */
@Configuration(proxyBeanMethods = false)
public class DiffusionProcess {
    public static final ProcessVariable<Receivers> RECEIVERS = ProcessVariable.choice("receivers", Receivers.class);
    public static final ProcessVariable<String> COUNTRIES = ProcessVariable.text("countries");
    public static final ProcessVariable<String> TITLE = ProcessVariable.text("title");
    public static final ProcessVariable<String> CONTENT = ProcessVariable.text("content");
    public static final ProcessVariable<DiffusionDecision> DECISION =
            ProcessVariable.choice("decision", DiffusionDecision.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    @Bean
    CaseDelegate recordDiffusionDelegate(DiffusionStep step, CurrentOfficer officer) {
        return task -> step.ask(
                task.reference(), receivers(task), TITLE.require(task), CONTENT.require(task), officer.officer());
    }

    @Bean
    CaseDelegate sendDiffusionDelegate(DiffusionStep step, CurrentOfficer officer) {
        return task -> step.send(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate recordDiffusionReviewDelegate(DiffusionStep step, CurrentOfficer officer) {
        return task -> step.review(task.reference(), DECISION.is(task, APPROVE), REASON.get(task), officer.officer());
    }

    @Bean
    CaseDelegate cancelDiffusionDelegate(DiffusionStep step, CurrentOfficer officer) {
        return task -> step.cancel(task.reference(), officer.officer());
    }

    /** The countries that shall receive a diffusion; null for those involved in the case. */
    private static String receivers(CaseExecution answers) {
        return RECEIVERS.is(answers, Receivers.LISTED) ? COUNTRIES.require(answers) : null;
    }

    /** Who receives a diffusion. */
    public enum Receivers {
        INVOLVED,
        LISTED
    }

    /** The General Secretariat's choices. */
    public enum DiffusionDecision {
        APPROVE,
        REFUSE
    }
}

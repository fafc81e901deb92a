package org.ncbrelay.flow.support.istdeployment;

import java.time.LocalDate;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.deployment.TermsOfReference;
import org.ncbrelay.domain.request.Confidentiality;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/istTerms.bpmn}: host consent and terms of reference. */
@Configuration(proxyBeanMethods = false)
public class IstTermsProcess {
    public static final String SIGN = "Task_SignTermsOfReference";
    public static final ProcessVariable<String> PURPOSE = ProcessVariable.text("purpose");
    public static final ProcessVariable<String> LEGAL_BASIS = ProcessVariable.text("legalBasis");
    public static final ProcessVariable<String> HOST_LEAD_AGENCY = ProcessVariable.text("hostLeadAgency");
    public static final ProcessVariable<String> PLACES = ProcessVariable.text("places");
    public static final ProcessVariable<LocalDate> STARTS_ON = ProcessVariable.date("startsOn");
    public static final ProcessVariable<Integer> WORKING_DAYS = ProcessVariable.number("workingDays");
    public static final ProcessVariable<String> TASKS_IN_SCOPE = ProcessVariable.text("tasksInScope");
    public static final ProcessVariable<String> TASKS_OUT_OF_SCOPE = ProcessVariable.text("tasksOutOfScope");
    public static final ProcessVariable<String> TEAM = ProcessVariable.text("team");
    public static final ProcessVariable<String> EVIDENCE_RULES = ProcessVariable.text("evidenceRules");
    /** {@code AS_REQUESTED} or a level. */
    public static final ProcessVariable<String> CONFIDENTIALITY = ProcessVariable.text("confidentiality");

    public static final ProcessVariable<TermsOfReference.MediaRule> MEDIA_RULE =
            ProcessVariable.choice("mediaRule", TermsOfReference.MediaRule.class);
    public static final ProcessVariable<TermsOfReference.CostBearer> COST_BEARER =
            ProcessVariable.choice("costBearer", TermsOfReference.CostBearer.class);
    public static final ProcessVariable<String> EMERGENCY_CONTACT = ProcessVariable.text("emergencyContact");
    public static final ProcessVariable<String> REPORTING = ProcessVariable.text("reporting");
    public static final ProcessVariable<TermsDecision> DECISION =
            ProcessVariable.choice("decision", TermsDecision.class);
    public static final ProcessVariable<String> CHANGES = ProcessVariable.text("changes");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    @Bean
    CaseDelegate recordTermsDelegate(IstTermsStep step, Cases cases, CurrentOfficer officer) {
        return task -> {
            Confidentiality requested = cases.get(task.reference()).confidentiality();
            step.draft(task.reference(), terms(task, requested), officer.officer());
        };
    }

    @Bean
    CaseDelegate recordHostConsentDelegate(IstTermsStep step, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case SIGN -> step.signForHost(task.reference(), officer.officer());
                case CHANGE -> step.askForChanges(task.reference(), CHANGES.get(task), officer.officer());
                case REFUSE -> step.refuse(task.reference(), REASON.get(task), officer.officer());
            }
        };
    }

    @Bean
    CaseDelegate recordSignatureDelegate(IstTermsStep step, CurrentOfficer officer) {
        return task -> step.signForInterpol(task.reference(), officer.officer());
    }

    /** @param requested the level that holds where the form keeps it as requested */
    private static TermsOfReference terms(CaseExecution answers, Confidentiality requested) {
        String level = CONFIDENTIALITY.require(answers);
        return new TermsOfReference(
                PURPOSE.get(answers),
                LEGAL_BASIS.get(answers),
                HOST_LEAD_AGENCY.get(answers),
                PLACES.get(answers),
                STARTS_ON.get(answers),
                WORKING_DAYS.require(answers),
                TASKS_IN_SCOPE.get(answers),
                TASKS_OUT_OF_SCOPE.get(answers),
                TEAM.get(answers),
                EVIDENCE_RULES.get(answers),
                level.equals("AS_REQUESTED") ? requested : Confidentiality.valueOf(level),
                MEDIA_RULE.get(answers),
                COST_BEARER.get(answers),
                EMERGENCY_CONTACT.get(answers),
                REPORTING.get(answers));
    }

    /** Choices of the host. */
    public enum TermsDecision {
        SIGN,
        CHANGE,
        REFUSE
    }
}

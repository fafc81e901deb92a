package org.ncbrelay.flow.support.sharing;

import org.ncbrelay.domain.product.Grading;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Information and intelligence sharing, {@code bpmn/sharing.bpmn}: a report within the limits its sources set,
 * reviewed by a second person.
 */
@Configuration(proxyBeanMethods = false)
public class SharingProcess {
    public static final String CONSENT = "Task_ConsentToUse";
    /** What the decision table answered: {@code ALLOW}, {@code ASK_OWNER} or {@code DENY}. */
    public static final ProcessVariable<String> RESTRICTION = ProcessVariable.text("restriction");

    public static final ProcessVariable<String> QUESTION = ProcessVariable.text("question");
    public static final ProcessVariable<String> PERIOD = ProcessVariable.text("period");
    public static final ProcessVariable<SharingDecision> DECISION =
            ProcessVariable.choice("decision", SharingDecision.class);
    public static final ProcessVariable<String> CONDITIONS = ProcessVariable.text("conditions");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");
    public static final ProcessVariable<String> TITLE = ProcessVariable.text("title");
    public static final ProcessVariable<String> FINDINGS = ProcessVariable.text("findings");
    public static final ProcessVariable<String> RECOMMENDATIONS = ProcessVariable.text("recommendations");
    /** Whether both texts are Markdown; null, as no, where not said. */
    public static final ProcessVariable<Boolean> FORMATTED = ProcessVariable.flag("formatted");

    public static final ProcessVariable<String> SOURCE_GRADING = ProcessVariable.text("sourceGrading");
    public static final ProcessVariable<String> INFORMATION_GRADING = ProcessVariable.text("informationGrading");

    @Bean
    CaseDelegate recordScopeDelegate(SharingStep step, CurrentOfficer officer) {
        return task -> step.recordScope(task.reference(), QUESTION.require(task), PERIOD.get(task), officer.officer());
    }

    @Bean
    CaseDelegate askForConsentDelegate(SharingStep step) {
        return task -> step.askForConsent(task.reference());
    }

    @Bean
    CaseDelegate recordConsentDelegate(SharingStep step, CurrentOfficer officer) {
        return task -> {
            boolean consented = DECISION.is(task, SharingDecision.CONSENT);
            String words = consented ? CONDITIONS.get(task) : REASON.get(task);
            step.recordConsent(task.reference(), consented, words, officer.officer());
        };
    }

    @Bean
    CaseDelegate recordSilentOwnerDelegate(SharingStep step, CurrentOfficer officer) {
        return task -> step.ownerSilent(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate recordDraftDelegate(SharingStep step, CurrentOfficer officer) {
        return task -> {
            Grading grading = new Grading(SOURCE_GRADING.require(task), INFORMATION_GRADING.require(task));
            step.writeReport(
                    task.reference(),
                    TITLE.require(task),
                    FINDINGS.require(task),
                    RECOMMENDATIONS.get(task),
                    FORMATTED.find(task).orElse(false),
                    grading,
                    officer.officer());
        };
    }

    @Bean
    CaseDelegate markReportDelegate(SharingStep step, CurrentOfficer officer) {
        return task -> step.markReport(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate recordNotSharedDelegate(SharingStep step, CurrentOfficer officer) {
        return task -> step.recordNotShared(task.reference(), officer.officer());
    }

    /** Choices of the owner of restricted data. */
    public enum SharingDecision {
        CONSENT,
        REFUSE
    }
}

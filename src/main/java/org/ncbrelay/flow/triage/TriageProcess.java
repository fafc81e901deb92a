package org.ncbrelay.flow.triage;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Step 6, {@code bpmn/triage.bpmn}: the wildlife team assesses the request, and its lead, another person, decides on
 * the support; whether a duplicate is joined to the standing case is for the NCB.
 */
@Configuration(proxyBeanMethods = false)
public class TriageProcess {
    public static final ProcessVariable<String> ASSESSMENT = ProcessVariable.text("assessment");
    /** The assessment, stored in the instance so that the lead's form shows it. */
    public static final ProcessVariable<String> ASSESSED = ProcessVariable.text("assessed");
    /** Proposed by the decision table, decided by the analyst; stored in the instance. */
    public static final ProcessVariable<Urgency> PRIORITY = ProcessVariable.choice("priority", Urgency.class);

    public static final ProcessVariable<String> LINKED_REFERENCE = ProcessVariable.text("linkedReference");
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");
    public static final ProcessVariable<SupportDecision> DECISION =
            ProcessVariable.choice("decision", SupportDecision.class);
    public static final ProcessVariable<Plan> PLAN = ProcessVariable.choice("plan", Plan.class);
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    /** The case to which the lead would join the request, stored in the instance so that the NCB's form names it. */
    public static final ProcessVariable<String> STANDING = ProcessVariable.text("standing");

    public static final ProcessVariable<JoiningDecision> JOINING =
            ProcessVariable.choice("decision", JoiningDecision.class);
    /** One of the two cases has ended before the NCB decided whether to join them. */
    public static final String OVERTAKEN_MESSAGE = "joining.overtaken";

    @Bean
    CaseDelegate recordAssessmentDelegate(RequestTriage triage, CurrentOfficer officer) {
        return task -> {
            String assessment = ASSESSMENT.require(task);
            triage.assess(
                    task.reference(),
                    CaseExecution.CAPABILITY.get(task),
                    assessment,
                    LINKED_REFERENCE.get(task),
                    PRIORITY.require(task),
                    NOTE.get(task),
                    officer.officer());
            // The lead's form shows it; the answers themselves do not outlive this transaction.
            ASSESSED.set(task, assessment);
        };
    }

    @Bean
    CaseDelegate recordTriageDelegate(RequestTriage triage, CurrentOfficer officer) {
        return task -> {
            Capability part = CaseExecution.CAPABILITY.get(task);
            switch (DECISION.require(task)) {
                case APPROVE ->
                    triage.approve(
                            task.reference(),
                            part,
                            chosen(task),
                            capability -> offer(capability).name(),
                            officer.officer());
                case JOIN ->
                    STANDING.set(
                            task,
                            triage.proposeJoining(task.reference(), part, officer.officer())
                                    .value());
                case REJECT -> triage.reject(task.reference(), part, REASON.get(task), officer.officer());
            }
        };
    }

    @Bean
    CaseDelegate recordDecisionOnJoiningDelegate(JoinDuplicate duplicate, CurrentOfficer officer) {
        return task -> {
            switch (JOINING.require(task)) {
                case JOIN -> duplicate.join(task.reference(), officer.officer());
                case KEEP_APART -> duplicate.keepApart(task.reference(), REASON.get(task), officer.officer());
            }
        };
    }

    @Bean
    CaseDelegate recordSilenceOnJoiningDelegate(JoinDuplicate duplicate, CurrentOfficer officer) {
        return task -> duplicate.silent(task.reference(), officer.officer());
    }

    @Bean
    CaseDelegate recordOvertakenJoiningDelegate(JoinDuplicate duplicate, CurrentOfficer officer) {
        return task -> duplicate.overtaken(task.reference(), officer.officer());
    }

    /** The capabilities that the lead ticked; null for all that were requested. */
    private static Set<Capability> chosen(CaseExecution answers) {
        if (PLAN.is(answers, Plan.AS_REQUESTED)) return null;
        return Arrays.stream(Capability.values())
                .filter(capability -> offer(capability).find(answers).orElse(false))
                .collect(Collectors.toSet());
    }

    /** The tick box of a capability, such as {@code offerMentoring}. */
    public static ProcessVariable<Boolean> offer(Capability capability) {
        StringBuilder name = new StringBuilder("offer");
        for (String word : capability.name().split("_"))
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        return ProcessVariable.flag(name.toString());
    }

    /** The lead's choices. */
    public enum SupportDecision {
        APPROVE,
        REJECT,
        JOIN
    }

    /** The NCB's choices. */
    public enum JoiningDecision {
        JOIN,
        KEEP_APART
    }

    /** Which of the requested capabilities. */
    public enum Plan {
        AS_REQUESTED,
        SELECTED
    }
}

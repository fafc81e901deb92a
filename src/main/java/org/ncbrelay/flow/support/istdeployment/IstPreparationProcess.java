package org.ncbrelay.flow.support.istdeployment;

import org.ncbrelay.domain.deadline.TimeLimits;
import org.ncbrelay.domain.deployment.Deployment.DeploymentLevel;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/istPreparation.bpmn}: preparation of a deployment and the decision on it. */
@Configuration(proxyBeanMethods = false)
public class IstPreparationProcess {
    public static final String COMPLETE = "Task_CompleteDeploymentRequest";
    /** What the decision table {@code istLevel} answered; stored, so that the form of the decision shows it. */
    public static final ProcessVariable<DeploymentLevel> PROPOSED_LEVEL =
            ProcessVariable.choice("proposedLevel", DeploymentLevel.class);

    public static final ProcessVariable<DeploymentDecision> DECISION =
            ProcessVariable.choice("decision", DeploymentDecision.class);
    public static final ProcessVariable<DeploymentLevel> LEVEL = ProcessVariable.choice("level", DeploymentLevel.class);
    public static final ProcessVariable<String> NOMINEE = ProcessVariable.text("nominee");
    /** User id of the member of the support team to whom the diagram assigns the assessment; null while the team has no member. */
    public static final ProcessVariable<String> ASSESSOR = ProcessVariable.text("assessor");

    public static final ProcessVariable<String> SCOPE_TEXT = ProcessVariable.text("scope");
    public static final ProcessVariable<String> MISSING_POINTS = ProcessVariable.text("missingPoints");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    @Bean
    CaseDelegate recordDeploymentScopeDelegate(IstPreparationStep step, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case COMPLETE -> {
                    step.scope(task.reference(), SCOPE_TEXT.require(task), officer.officer());
                    ASSESSOR.set(task, NOMINEE.get(task));
                }
                case RETURN -> step.giveBack(task.reference(), MISSING_POINTS.get(task), officer.officer());
                default -> throw new IllegalStateException("the decision is not taken here");
            }
        };
    }

    @Bean
    CaseTaskListener nominateAssessorListener(IstPreparationStep step, TimeLimits limits, CurrentOfficer officer) {
        return task -> ASSESSOR.find(task)
                .ifPresent(member -> step.nominate(task.waiting(limits).orElseThrow(), member, officer.officer()));
    }

    @Bean
    CaseDelegate recordDeploymentDecisionDelegate(IstPreparationStep step, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case APPROVE ->
                    step.approve(
                            task.reference(), LEVEL.require(task), PROPOSED_LEVEL.require(task), officer.officer());
                case DECLINE -> step.decline(task.reference(), REASON.get(task), officer.officer());
                default -> throw new IllegalStateException("the scope is not decided here");
            }
        };
    }

    /** Choices of the team that scopes and of the General Secretariat. */
    public enum DeploymentDecision {
        COMPLETE,
        RETURN,
        APPROVE,
        DECLINE
    }
}

package org.ncbrelay.flow.support.istpreparation;

import org.ncbrelay.domain.deployment.Assessment;
import org.ncbrelay.domain.deployment.DeploymentLevel;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/istPreparation.bpmn} and its forms. */
public final class IstPreparationProcess {
    public static final String KEY = "istPreparation";
    public static final String SCOPE = "Task_ScopeDeployment";
    public static final String COMPLETE = "Task_CompleteDeploymentRequest";
    public static final String ASSESS = "Task_AssessDeployment";
    public static final String DECIDE = "Task_DecideDeployment";
    /** What the decision table {@code istLevel} answered; stored, so that the form of the decision shows it. */
    public static final ProcessVariable<DeploymentLevel> PROPOSED_LEVEL =
            ProcessVariable.choice("proposedLevel", DeploymentLevel.class);

    public static final ProcessVariable<DeploymentDecision> DECISION =
            ProcessVariable.choice("decision", DeploymentDecision.class);
    public static final ProcessVariable<DeploymentLevel> LEVEL = ProcessVariable.choice("level", DeploymentLevel.class);
    public static final ProcessVariable<String> SCOPE_TEXT = ProcessVariable.text("scope");
    public static final ProcessVariable<String> MISSING_POINTS = ProcessVariable.text("missingPoints");
    public static final ProcessVariable<String> SUPPLEMENT = ProcessVariable.text("supplement");
    public static final ProcessVariable<Assessment.Rating> NEED =
            ProcessVariable.choice("need", Assessment.Rating.class);
    public static final ProcessVariable<Assessment.Rating> RISK =
            ProcessVariable.choice("risk", Assessment.Rating.class);
    public static final ProcessVariable<Assessment.Safety> SAFETY =
            ProcessVariable.choice("safety", Assessment.Safety.class);
    public static final ProcessVariable<String> MEASURES = ProcessVariable.text("measures");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    private IstPreparationProcess() {}

    /** Choices of the team that scopes and of the General Secretariat. */
    public enum DeploymentDecision {
        COMPLETE,
        RETURN,
        APPROVE,
        DECLINE
    }
}

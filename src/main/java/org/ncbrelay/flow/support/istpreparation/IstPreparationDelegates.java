package org.ncbrelay.flow.support.istpreparation;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.support.istpreparation.IstPreparationProcess.DECISION;
import static org.ncbrelay.flow.support.istpreparation.IstPreparationProcess.LEVEL;
import static org.ncbrelay.flow.support.istpreparation.IstPreparationProcess.MEASURES;
import static org.ncbrelay.flow.support.istpreparation.IstPreparationProcess.MISSING_POINTS;
import static org.ncbrelay.flow.support.istpreparation.IstPreparationProcess.NEED;
import static org.ncbrelay.flow.support.istpreparation.IstPreparationProcess.PROPOSED_LEVEL;
import static org.ncbrelay.flow.support.istpreparation.IstPreparationProcess.REASON;
import static org.ncbrelay.flow.support.istpreparation.IstPreparationProcess.RISK;
import static org.ncbrelay.flow.support.istpreparation.IstPreparationProcess.SAFETY;
import static org.ncbrelay.flow.support.istpreparation.IstPreparationProcess.SCOPE_TEXT;
import static org.ncbrelay.flow.support.istpreparation.IstPreparationProcess.SUPPLEMENT;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/istPreparation.bpmn does. */
@Configuration(proxyBeanMethods = false)
class IstPreparationDelegates {
    @Bean
    TaskListener recordDeploymentScopingListener(ScopeDeployment scopeDeployment, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case COMPLETE -> scopeDeployment.scope(reference(task), SCOPE_TEXT.require(task), officer.officer());
                case RETURN -> scopeDeployment.giveBack(reference(task), MISSING_POINTS.get(task), officer.officer());
                default -> throw new IllegalStateException("the decision is not taken here");
            }
        };
    }

    @Bean
    TaskListener recordDeploymentCompletionListener(CompleteDeploymentRequest completeRequest, CurrentOfficer officer) {
        return task -> completeRequest.complete(reference(task), SUPPLEMENT.require(task), officer.officer());
    }

    @Bean
    TaskListener recordDeploymentAssessmentListener(AssessDeployment assessDeployment, CurrentOfficer officer) {
        return task -> assessDeployment.assess(
                reference(task),
                NEED.require(task),
                RISK.require(task),
                SAFETY.require(task),
                MEASURES.require(task),
                officer.officer());
    }

    @Bean
    JavaDelegate recordDeploymentDecisionDelegate(DecideDeployment decideDeployment, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case APPROVE ->
                    decideDeployment.approve(
                            reference(task), LEVEL.require(task), PROPOSED_LEVEL.require(task), officer.officer());
                case DECLINE -> decideDeployment.decline(reference(task), REASON.get(task), officer.officer());
                default -> throw new IllegalStateException("the scope is not decided here");
            }
        };
    }
}

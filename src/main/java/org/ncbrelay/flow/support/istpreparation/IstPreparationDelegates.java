package org.ncbrelay.flow.support.istpreparation;

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

import org.ncbrelay.domain.deployment.DeploymentFact.DeploymentFactKind;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecutionListener;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.flow.support.RecordNoAnswer;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/istPreparation.bpmn does. */
@Configuration(proxyBeanMethods = false)
class IstPreparationDelegates {
    @Bean
    CaseTaskListener recordDeploymentScopingListener(ScopeDeployment scopeDeployment, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case COMPLETE -> scopeDeployment.scope(task.reference(), SCOPE_TEXT.require(task), officer.officer());
                case RETURN -> scopeDeployment.giveBack(task.reference(), MISSING_POINTS.get(task), officer.officer());
                default -> throw new IllegalStateException("the decision is not taken here");
            }
        };
    }

    @Bean
    CaseTaskListener recordDeploymentCompletionListener(
            CompleteDeploymentRequest completeRequest, CurrentOfficer officer) {
        return task -> completeRequest.complete(task.reference(), SUPPLEMENT.require(task), officer.officer());
    }

    @Bean
    CaseTaskListener recordDeploymentAssessmentListener(AssessDeployment assessDeployment, CurrentOfficer officer) {
        return task -> assessDeployment.assess(
                task.reference(),
                NEED.require(task),
                RISK.require(task),
                SAFETY.require(task),
                MEASURES.require(task),
                officer.officer());
    }

    @Bean
    CaseDelegate recordDeploymentDecisionDelegate(DecideDeployment decideDeployment, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case APPROVE ->
                    decideDeployment.approve(
                            task.reference(), LEVEL.require(task), PROPOSED_LEVEL.require(task), officer.officer());
                case DECLINE -> decideDeployment.decline(task.reference(), REASON.get(task), officer.officer());
                default -> throw new IllegalStateException("the scope is not decided here");
            }
        };
    }

    @Bean
    CaseExecutionListener recordNotCompletedListener(RecordNoAnswer recordNoAnswer, CurrentOfficer officer) {
        return timer ->
                recordNoAnswer.endDeployment(timer.reference(), DeploymentFactKind.NOT_COMPLETED, officer.officer());
    }
}

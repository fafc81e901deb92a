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
    CaseTaskListener recordDeploymentScopingListener(IstPreparationStep step, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case COMPLETE -> step.scope(task.reference(), SCOPE_TEXT.require(task), officer.officer());
                case RETURN -> step.giveBack(task.reference(), MISSING_POINTS.get(task), officer.officer());
                default -> throw new IllegalStateException("the decision is not taken here");
            }
        };
    }

    @Bean
    CaseTaskListener recordDeploymentCompletionListener(IstPreparationStep step, CurrentOfficer officer) {
        return task -> step.complete(task.reference(), SUPPLEMENT.require(task), officer.officer());
    }

    @Bean
    CaseTaskListener recordDeploymentAssessmentListener(IstPreparationStep step, CurrentOfficer officer) {
        return task -> step.assess(
                task.reference(),
                NEED.require(task),
                RISK.require(task),
                SAFETY.require(task),
                MEASURES.require(task),
                officer.officer());
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

    @Bean
    CaseExecutionListener recordNotCompletedListener(RecordNoAnswer recordNoAnswer, CurrentOfficer officer) {
        return timer ->
                recordNoAnswer.endDeployment(timer.reference(), DeploymentFactKind.NOT_COMPLETED, officer.officer());
    }
}

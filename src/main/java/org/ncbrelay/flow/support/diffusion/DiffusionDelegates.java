package org.ncbrelay.flow.support.diffusion;

import static org.ncbrelay.flow.support.diffusion.DiffusionProcess.CONTENT;
import static org.ncbrelay.flow.support.diffusion.DiffusionProcess.DECISION;
import static org.ncbrelay.flow.support.diffusion.DiffusionProcess.DiffusionDecision.APPROVE;
import static org.ncbrelay.flow.support.diffusion.DiffusionProcess.REASON;
import static org.ncbrelay.flow.support.diffusion.DiffusionProcess.TITLE;
import static org.ncbrelay.flow.support.diffusion.DiffusionProcess.receivers;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/diffusion.bpmn does. */
@Configuration(proxyBeanMethods = false)
class DiffusionDelegates {
    @Bean
    CaseTaskListener recordDiffusionListener(DiffusionStep step, CurrentOfficer officer) {
        return task -> step.ask(
                task.reference(), receivers(task), TITLE.require(task), CONTENT.require(task), officer.officer());
    }

    @Bean
    CaseDelegate sendDiffusionDelegate(DiffusionStep step, CurrentOfficer officer) {
        return task -> step.send(task.reference(), officer.officer());
    }

    @Bean
    CaseTaskListener recordDiffusionReviewListener(DiffusionStep step, CurrentOfficer officer) {
        return task -> step.review(task.reference(), DECISION.is(task, APPROVE), REASON.get(task), officer.officer());
    }
}

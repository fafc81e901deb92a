package org.ncbrelay.flow.support.expertnetwork;

import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.DECISION;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.ENGAGEMENT;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.REASON;
import static org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.RELEASED;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.flow.support.expertnetwork.ExpertNetworkProcess.ExpertDecision;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/expertRelease.bpmn does. */
@Configuration(proxyBeanMethods = false)
class ExpertReleaseDelegates {
    @Bean
    CaseTaskListener recordReleaseListener(ReleaseExpert releaseExpert, CurrentOfficer officer) {
        return task -> {
            boolean released = DECISION.is(task, ExpertDecision.RELEASE);
            releaseExpert.answer(ENGAGEMENT.require(task), released, REASON.get(task), officer.officer());
            RELEASED.set(task, released);
        };
    }

    @Bean
    CaseDelegate escalateExpertReleaseDelegate(Escalate escalate, CurrentOfficer officer) {
        return task -> escalate.silenceOfBureau(
                task.reference(), "release", ENGAGEMENT.require(task).toString(), officer.officer());
    }

    @Bean
    CaseDelegate recordSilenceDelegate(ReleaseExpert releaseExpert, CurrentOfficer officer) {
        return task -> {
            releaseExpert.silent(ENGAGEMENT.require(task), officer.officer());
            RELEASED.set(task, false);
        };
    }
}

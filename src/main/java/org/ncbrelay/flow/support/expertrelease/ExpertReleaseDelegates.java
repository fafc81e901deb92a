package org.ncbrelay.flow.support.expertrelease;

import static org.ncbrelay.flow.support.expertrelease.ExpertReleaseProcess.DECISION;
import static org.ncbrelay.flow.support.expertrelease.ExpertReleaseProcess.ENGAGEMENT;
import static org.ncbrelay.flow.support.expertrelease.ExpertReleaseProcess.REASON;
import static org.ncbrelay.flow.support.expertrelease.ExpertReleaseProcess.RELEASED;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.flow.support.expertrelease.ExpertReleaseProcess.ReleaseDecision;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/expertRelease.bpmn does. */
@Configuration(proxyBeanMethods = false)
class ExpertReleaseDelegates {
    @Bean
    CaseTaskListener recordReleaseListener(ReleaseExpert releaseExpert, CurrentOfficer officer) {
        return task -> {
            boolean released = DECISION.is(task, ReleaseDecision.RELEASE);
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

package org.ncbrelay.flow.support.istrelease;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.support.istrelease.IstReleaseProcess.DECISION;
import static org.ncbrelay.flow.support.istrelease.IstReleaseProcess.EXPERT;
import static org.ncbrelay.flow.support.istrelease.IstReleaseProcess.MEMBER;
import static org.ncbrelay.flow.support.istrelease.IstReleaseProcess.REASON;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/istRelease.bpmn does. */
@Configuration(proxyBeanMethods = false)
class IstReleaseDelegates {
    @Bean
    JavaDelegate recordTeamReleaseDelegate(AnswerTeamRelease answerRelease, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case RELEASE -> answerRelease.release(MEMBER.require(task), EXPERT.get(task), officer.officer());
                case REFUSE -> answerRelease.refuse(MEMBER.require(task), REASON.get(task), officer.officer());
            }
        };
    }

    @Bean
    JavaDelegate escalateReleaseDelegate(Escalate escalate, CurrentOfficer officer) {
        return task -> escalate.silenceOfBureau(
                reference(task), "release", MEMBER.require(task).toString(), officer.officer());
    }

    @Bean
    JavaDelegate recordNoTeamReleaseDelegate(AnswerTeamRelease answerRelease, CurrentOfficer officer) {
        return task -> answerRelease.silent(MEMBER.require(task), officer.officer());
    }
}

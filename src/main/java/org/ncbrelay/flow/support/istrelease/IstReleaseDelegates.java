package org.ncbrelay.flow.support.istrelease;

import static org.ncbrelay.flow.support.istrelease.IstReleaseProcess.DECISION;
import static org.ncbrelay.flow.support.istrelease.IstReleaseProcess.EXPERT;
import static org.ncbrelay.flow.support.istrelease.IstReleaseProcess.MEMBER;
import static org.ncbrelay.flow.support.istrelease.IstReleaseProcess.REASON;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/istRelease.bpmn does. */
@Configuration(proxyBeanMethods = false)
class IstReleaseDelegates {
    @Bean
    CaseDelegate recordTeamReleaseDelegate(AnswerTeamRelease answerRelease, CurrentOfficer officer) {
        return task -> {
            switch (DECISION.require(task)) {
                case RELEASE -> answerRelease.release(MEMBER.require(task), EXPERT.get(task), officer.officer());
                case REFUSE -> answerRelease.refuse(MEMBER.require(task), REASON.get(task), officer.officer());
            }
        };
    }

    @Bean
    CaseDelegate escalateReleaseDelegate(Escalate escalate, CurrentOfficer officer) {
        return task -> escalate.silenceOfBureau(
                task.reference(), "release", MEMBER.require(task).toString(), officer.officer());
    }

    @Bean
    CaseDelegate recordNoTeamReleaseDelegate(AnswerTeamRelease answerRelease, CurrentOfficer officer) {
        return task -> answerRelease.silent(MEMBER.require(task), officer.officer());
    }
}

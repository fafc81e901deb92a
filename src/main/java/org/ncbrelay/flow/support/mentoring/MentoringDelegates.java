package org.ncbrelay.flow.support.mentoring;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.support.mentoring.MentoringProcess.ANALYST;
import static org.ncbrelay.flow.support.mentoring.MentoringProcess.NOTE;
import static org.ncbrelay.flow.support.mentoring.MentoringProcess.met;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/mentoring.bpmn does. */
@Configuration(proxyBeanMethods = false)
class MentoringDelegates {
    @Bean
    TaskListener recordAnalystListener(AssignAnalyst assignAnalyst, CurrentOfficer officer) {
        return task -> assignAnalyst.assign(reference(task), ANALYST.require(task), NOTE.get(task), officer.officer());
    }

    @Bean
    TaskListener recordAimsListener(JudgeAims judgeAims, CurrentOfficer officer) {
        return task -> judgeAims.judge(reference(task), met(task), NOTE.get(task), officer.officer());
    }
}

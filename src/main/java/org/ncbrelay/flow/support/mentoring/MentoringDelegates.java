package org.ncbrelay.flow.support.mentoring;

import static org.ncbrelay.flow.support.mentoring.MentoringProcess.ANALYST;
import static org.ncbrelay.flow.support.mentoring.MentoringProcess.NOTE;
import static org.ncbrelay.flow.support.mentoring.MentoringProcess.met;

import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/mentoring.bpmn does. */
@Configuration(proxyBeanMethods = false)
class MentoringDelegates {
    @Bean
    CaseTaskListener recordAnalystListener(AssignAnalyst assignAnalyst, CurrentOfficer officer) {
        return task -> assignAnalyst.assign(task.reference(), ANALYST.require(task), NOTE.get(task), officer.officer());
    }

    @Bean
    CaseTaskListener recordAimsListener(JudgeAims judgeAims, CurrentOfficer officer) {
        return task -> judgeAims.judge(task.reference(), met(task), NOTE.get(task), officer.officer());
    }
}

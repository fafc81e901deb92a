package org.ncbrelay.flow.support.mentoring;

import static org.ncbrelay.flow.support.mentoring.MentoringProcess.ANALYST;
import static org.ncbrelay.flow.support.mentoring.MentoringProcess.NOTE;
import static org.ncbrelay.flow.support.mentoring.MentoringProcess.met;

import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseTaskListener;
import org.ncbrelay.flow.support.RecordNoAnswer;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/mentoring.bpmn does. */
@Configuration(proxyBeanMethods = false)
class MentoringDelegates {
    @Bean
    CaseTaskListener recordAnalystListener(MentoringStep step, CurrentOfficer officer) {
        return task -> step.assign(task.reference(), ANALYST.require(task), NOTE.get(task), officer.officer());
    }

    @Bean
    CaseTaskListener recordAimsListener(MentoringStep step, CurrentOfficer officer) {
        return task -> step.judgeAims(task.reference(), met(task), NOTE.get(task), officer.officer());
    }

    @Bean
    CaseDelegate recordNoJudgmentDelegate(RecordNoAnswer recordNoAnswer, CurrentOfficer officer) {
        return task ->
                recordNoAnswer.goOn(task.reference(), Capability.MENTORING, Phrase.AIMS_NOT_JUDGED, officer.officer());
    }
}

package org.ncbrelay.flow.hitquestion;

import static org.ncbrelay.flow.hitquestion.HitQuestionProcess.ANSWER;
import static org.ncbrelay.flow.hitquestion.HitQuestionProcess.DECISION;
import static org.ncbrelay.flow.hitquestion.HitQuestionProcess.DisclosureDecision.DISCLOSE;
import static org.ncbrelay.flow.hitquestion.HitQuestionProcess.QUESTION;
import static org.ncbrelay.flow.hitquestion.HitQuestionProcess.REASON;

import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/hitQuestion.bpmn does. */
@Configuration(proxyBeanMethods = false)
class HitQuestionDelegates {
    @Bean
    CaseDelegate recordAnswerDelegate(RecordAnswer recordAnswer, CurrentOfficer officer) {
        return task -> {
            boolean disclosed = DECISION.is(task, DISCLOSE);
            String words = disclosed ? ANSWER.get(task) : REASON.get(task);
            recordAnswer.record(QUESTION.require(task), disclosed, words, officer.officer());
        };
    }

    @Bean
    CaseDelegate escalateQuestionDelegate(Escalate escalate, CurrentOfficer officer) {
        return task -> escalate.silenceOfBureau(
                task.reference(), "hitAnswer", QUESTION.require(task).toString(), officer.officer());
    }

    @Bean
    CaseDelegate recordUnansweredQuestionDelegate(RecordAnswer recordAnswer, CurrentOfficer officer) {
        return task -> recordAnswer.silent(QUESTION.require(task), officer.officer());
    }
}

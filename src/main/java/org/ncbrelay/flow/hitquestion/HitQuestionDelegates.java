package org.ncbrelay.flow.hitquestion;

import static org.ncbrelay.engine.CaseExecution.reference;
import static org.ncbrelay.flow.hitquestion.HitQuestionProcess.ANSWER;
import static org.ncbrelay.flow.hitquestion.HitQuestionProcess.DECISION;
import static org.ncbrelay.flow.hitquestion.HitQuestionProcess.DisclosureDecision.DISCLOSE;
import static org.ncbrelay.flow.hitquestion.HitQuestionProcess.QUESTION;
import static org.ncbrelay.flow.hitquestion.HitQuestionProcess.REASON;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.ncbrelay.flow.Escalate;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each task of bpmn/hitQuestion.bpmn does. */
@Configuration(proxyBeanMethods = false)
class HitQuestionDelegates {
    @Bean
    JavaDelegate recordAnswerDelegate(RecordAnswer recordAnswer, CurrentOfficer officer) {
        return task -> {
            boolean disclosed = DECISION.is(task, DISCLOSE);
            String words = disclosed ? ANSWER.get(task) : REASON.get(task);
            recordAnswer.record(QUESTION.require(task), disclosed, words, officer.officer());
        };
    }

    @Bean
    JavaDelegate escalateQuestionDelegate(Escalate escalate, CurrentOfficer officer) {
        return task -> escalate.silenceOfBureau(
                reference(task), "hitAnswer", QUESTION.require(task).toString(), officer.officer());
    }

    @Bean
    JavaDelegate recordUnansweredQuestionDelegate(RecordAnswer recordAnswer, CurrentOfficer officer) {
        return task -> recordAnswer.silent(QUESTION.require(task), officer.officer());
    }
}

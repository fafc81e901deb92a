package org.ncbrelay.flow.hitquestion;

import static org.ncbrelay.flow.hitquestion.HitQuestionProcess.DisclosureDecision.DISCLOSE;

import java.util.UUID;
import org.ncbrelay.domain.correlation.Traces.Trace;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code bpmn/hitQuestion.bpmn}: a hit across countries. Who asks its unknown owner, and how the owner discloses
 * itself or declines.
 */
@Configuration(proxyBeanMethods = false)
public class HitQuestionProcess {
    public static final String KEY = "hitQuestion";

    /** Another country asks about a hit. */
    public static final String BEGIN = "StartEvent_QuestionReceived";
    /** The row of our table that the flow works on. */
    public static final ProcessVariable<UUID> QUESTION = ProcessVariable.id("question");
    /** Country that asks, shown on the form. */
    public static final ProcessVariable<String> ASKER = ProcessVariable.text("asker");

    public static final ProcessVariable<Trace.TraceKind> TRACE_KIND =
            ProcessVariable.choice("traceKind", Trace.TraceKind.class);

    public static final ProcessVariable<DisclosureDecision> DECISION =
            ProcessVariable.choice("decision", DisclosureDecision.class);
    public static final ProcessVariable<String> ANSWER = ProcessVariable.text("answer");
    public static final ProcessVariable<String> REASON = ProcessVariable.text("reason");

    @Bean
    CaseDelegate recordAnswerDelegate(RecordAnswer recordAnswer, CurrentOfficer officer) {
        return task -> {
            boolean disclosed = DECISION.is(task, DISCLOSE);
            String words = disclosed ? ANSWER.get(task) : REASON.get(task);
            recordAnswer.record(QUESTION.require(task), disclosed, words, officer.officer());
        };
    }

    @Bean
    CaseDelegate recordUnansweredQuestionDelegate(RecordAnswer recordAnswer, CurrentOfficer officer) {
        return task -> recordAnswer.silent(QUESTION.require(task), officer.officer());
    }

    /** The owner's choices. */
    public enum DisclosureDecision {
        DISCLOSE,
        DECLINE
    }
}

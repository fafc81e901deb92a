package org.ncbrelay.flow.hitquestion;

import java.util.UUID;
import org.ncbrelay.domain.correlation.Trace;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/hitQuestion.bpmn} and its form. */
public final class HitQuestionProcess {
    public static final String KEY = "hitQuestion";
    public static final String ANSWER_QUESTION = "Task_AnswerQuestion";
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

    private HitQuestionProcess() {}

    /** The owner's choices. */
    public enum DisclosureDecision {
        DISCLOSE,
        DECLINE
    }
}

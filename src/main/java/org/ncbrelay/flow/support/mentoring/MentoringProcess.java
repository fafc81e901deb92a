package org.ncbrelay.flow.support.mentoring;

import java.util.List;
import java.util.stream.IntStream;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.ProcessVariable;

/** Names of {@code bpmn/mentoring.bpmn} and its forms. */
public final class MentoringProcess {
    public static final String KEY = "mentoring";
    public static final String ASSIGN = "Task_AssignAnalyst";
    public static final String JUDGE = "Task_JudgeAims";
    /** How many aims the agency has to judge. */
    public static final ProcessVariable<Integer> AIM_COUNT = ProcessVariable.number("aimCount");

    public static final ProcessVariable<String> ANALYST = ProcessVariable.text("analyst");
    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");

    /** The agency's word on each aim, in order; a plan has at most five (our default). */
    private static final List<ProcessVariable<Judgment>> JUDGMENTS = IntStream.rangeClosed(1, 5)
            .mapToObj(number -> ProcessVariable.choice("aim" + number, Judgment.class))
            .toList();

    /** @param number from 1 to 5 */
    public static ProcessVariable<Judgment> aim(int number) {
        return JUDGMENTS.get(number - 1);
    }

    private MentoringProcess() {}

    /** Whether each aim was met, in the order of the plan. */
    static List<Boolean> met(CaseExecution answers) {
        return IntStream.rangeClosed(1, AIM_COUNT.require(answers))
                .mapToObj(number -> aim(number).is(answers, Judgment.MET))
                .toList();
    }

    /** Whether an aim was met. */
    public enum Judgment {
        MET,
        NOT_MET
    }
}

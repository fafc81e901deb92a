package org.ncbrelay.flow.support.mentoring;

import java.util.List;
import java.util.stream.IntStream;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.request.Capability;
import org.ncbrelay.engine.CaseDelegate;
import org.ncbrelay.engine.CaseExecution;
import org.ncbrelay.engine.ProcessVariable;
import org.ncbrelay.flow.support.RecordNoAnswer;
import org.ncbrelay.port.CurrentOfficer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** {@code bpmn/mentoring.bpmn}: its names, and what its tasks do. */
@Configuration(proxyBeanMethods = false)
public class MentoringProcess {
    /** How many aims the agency has to judge. */
    public static final ProcessVariable<Integer> AIM_COUNT = ProcessVariable.number("aimCount");

    public static final ProcessVariable<String> ANALYST = ProcessVariable.text("analyst");
    /** User id of the analyst, to whom the diagrams assign the tasks of the mentoring. */
    public static final ProcessVariable<String> MENTOR = ProcessVariable.text("mentor");

    public static final ProcessVariable<String> NOTE = ProcessVariable.text("note");

    /** The agency's word on each aim, in order; a plan has at most five (our default). */
    private static final List<ProcessVariable<Judgment>> JUDGMENTS = IntStream.rangeClosed(1, 5)
            .mapToObj(number -> ProcessVariable.choice("aim" + number, Judgment.class))
            .toList();

    /** @param number from 1 to 5 */
    public static ProcessVariable<Judgment> aim(int number) {
        return JUDGMENTS.get(number - 1);
    }

    @Bean
    CaseDelegate recordAnalystDelegate(MentoringStep step, CurrentOfficer officer) {
        return task -> {
            step.assign(task.reference(), ANALYST.require(task), NOTE.get(task), officer.officer());
            MENTOR.set(task, ANALYST.require(task));
        };
    }

    @Bean
    CaseDelegate recordAimsDelegate(MentoringStep step, CurrentOfficer officer) {
        return task -> step.judgeAims(task.reference(), met(task), NOTE.get(task), officer.officer());
    }

    @Bean
    CaseDelegate recordNoJudgmentDelegate(RecordNoAnswer recordNoAnswer, CurrentOfficer officer) {
        return task ->
                recordNoAnswer.goOn(task.reference(), Capability.MENTORING, Phrase.AIMS_NOT_JUDGED, officer.officer());
    }

    /** Whether each aim was met, in the order of the plan. */
    private static List<Boolean> met(CaseExecution answers) {
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

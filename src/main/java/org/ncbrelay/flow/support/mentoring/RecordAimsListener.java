package org.ncbrelay.flow.support.mentoring;

import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.process.CaseExecution;
import org.ncbrelay.process.MentoringProcess;
import org.springframework.stereotype.Component;

/** Binds the completion of Task_JudgeAims to {@link JudgeAims}. */
@Component
class RecordAimsListener implements TaskListener {
    private final JudgeAims judgeAims;
    private final CurrentOfficer officer;

    RecordAimsListener(JudgeAims judgeAims, CurrentOfficer officer) {
        this.judgeAims = judgeAims;
        this.officer = officer;
    }

    @Override
    public void notify(DelegateTask task) {
        List<Boolean> met = IntStream.rangeClosed(1, MentoringProcess.AIM_COUNT.require(task))
                .mapToObj(number -> MentoringProcess.aim(number).require(task) == MentoringProcess.Judgment.MET)
                .toList();
        judgeAims.judge(CaseExecution.reference(task), met, MentoringProcess.NOTE.get(task), officer.officer());
    }
}

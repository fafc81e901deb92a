package org.ncbrelay.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.RepeatingFailedJobListener;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

/** A reminder that fails at two nodes comes once more, not twice. */
class RepeatedTimersTest extends FlowTestCase {
    @Autowired
    private ManagementService management;

    @Autowired
    private ProcessEngineConfigurationImpl engine;

    private JobQuery timers;
    private Job reminder;
    private long before;

    @BeforeEach
    void submit() {
        CaseReference reference = flow.submit("agency.ken");
        timers = management
                .createJobQuery()
                .processInstanceId(
                        flow.running(reference, AcknowledgmentProcess.KEY).getId())
                .timers();
        before = timers.count();
        reminder = flow.timer(reference, AcknowledgmentProcess.ACKNOWLEDGE);
    }

    @Test
    void aTimerThatFailsAtTwoNodesHasOneSuccessor() {
        failed(reminder.getId());
        assertThat(timers.count()).as("the timer and its successor").isEqualTo(before + 1);
        failed(reminder.getId());
        assertThat(timers.count()).isEqualTo(before + 1);
    }

    @Test
    void aTimerThatAnotherNodeHasDoneMeanwhileHasNone() {
        management.deleteJob(reminder.getId());
        assertThatCode(() -> failed(reminder.getId())).doesNotThrowAnyException();
        assertThat(timers.count()).isEqualTo(before - 1);
    }

    /** What the engine does after the transaction of a timer was rolled back. */
    private void failed(String timer) {
        new RepeatingFailedJobListener(engine.getCommandExecutorTxRequiresNew(), timer).execute(null);
    }
}

package org.ncbrelay.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.RepeatingFailedJobListener;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.flow.acknowledgment.AcknowledgmentProcess;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A reminder that fails at two nodes comes once more, not twice; jobs that this node had taken when it lost the database are due at once,
 * not when their locks run out.
 */
class JobsOfFailingNodesTest extends FlowTestCase {
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

    @Test
    void theLocksOfInterruptedJobsAreLiftedAndNoOthers(@Autowired InterruptedJobs interrupted) {
        String earlier = timerOf(flow.submit("agency.ken").value());
        String since = timerOf(flow.submit("agency.ken").value());
        String elsewhere = timerOf(flow.submit("agency.ken").value());
        Instant lost = flow.now();
        lock(earlier, executor().getLockOwner(), lost.minusSeconds(1));
        lock(since, executor().getLockOwner(), lost.plusSeconds(1));
        lock(elsewhere, "another node", lost.minusSeconds(1));

        assertThat(interrupted.release(lost)).isEqualTo(1);
        assertThat(owner(earlier)).isNull();
        assertThat(owner(since)).isEqualTo(executor().getLockOwner());
        assertThat(owner(elsewhere)).isEqualTo("another node");
        administration.update("UPDATE act_ru_job SET lock_owner_ = NULL, lock_exp_time_ = NULL");
    }

    private String timerOf(String reference) {
        return administration.queryForObject(
                "SELECT min(j.id_) FROM act_ru_job j JOIN act_ru_execution e ON e.id_ = j.process_instance_id_ WHERE e.business_key_ = ?",
                String.class,
                reference);
    }

    private void lock(String job, String owner, Instant taken) {
        Instant until = taken.plus(Duration.ofMillis(executor().getLockTimeInMillis()));
        assertThat(administration.update(
                        "UPDATE act_ru_job SET lock_owner_ = ?, lock_exp_time_ = ? WHERE id_ = ?",
                        owner,
                        Timestamp.from(until),
                        job))
                .isEqualTo(1);
    }

    private String owner(String job) {
        return administration.queryForObject("SELECT lock_owner_ FROM act_ru_job WHERE id_ = ?", String.class, job);
    }

    private JobExecutor executor() {
        return engine.getJobExecutor();
    }
}

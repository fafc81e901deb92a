package org.ncbrelay.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.FlowTestCase;
import org.ncbrelay.support.MutableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Jobs that this node had taken when it lost the database are due at once, not when their locks run out. */
class InterruptedJobsTest extends FlowTestCase {
    private final InterruptedJobs interrupted;
    private final JobExecutor executor;
    private final JdbcTemplate jdbc;
    private final MutableClock clock;

    @Autowired
    InterruptedJobsTest(InterruptedJobs interrupted, ProcessEngine engine, JdbcTemplate jdbc, MutableClock clock) {
        this.interrupted = interrupted;
        this.executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Test
    void theirLocksAreLiftedAndNoOthers() {
        String before = timerOf(flow.submit("agency.ken").value());
        String since = timerOf(flow.submit("agency.ken").value());
        String elsewhere = timerOf(flow.submit("agency.ken").value());
        Instant lost = clock.instant();
        lock(before, executor.getLockOwner(), lost.minusSeconds(1));
        lock(since, executor.getLockOwner(), lost.plusSeconds(1));
        lock(elsewhere, "another node", lost.minusSeconds(1));

        assertThat(interrupted.release(lost)).isEqualTo(1);
        assertThat(owner(before)).isNull();
        assertThat(owner(since)).isEqualTo(executor.getLockOwner());
        assertThat(owner(elsewhere)).isEqualTo("another node");
        jdbc.update("UPDATE act_ru_job SET lock_owner_ = NULL, lock_exp_time_ = NULL");
    }

    private String timerOf(String reference) {
        return jdbc.queryForObject(
                "SELECT min(j.id_) FROM act_ru_job j JOIN act_ru_execution e ON e.id_ = j.process_instance_id_ WHERE e.business_key_ = ?",
                String.class,
                reference);
    }

    private void lock(String job, String owner, Instant taken) {
        Instant until = taken.plus(Duration.ofMillis(executor.getLockTimeInMillis()));
        assertThat(jdbc.update(
                        "UPDATE act_ru_job SET lock_owner_ = ?, lock_exp_time_ = ? WHERE id_ = ?",
                        owner,
                        Timestamp.from(until),
                        job))
                .isEqualTo(1);
    }

    private String owner(String job) {
        return jdbc.queryForObject("SELECT lock_owner_ FROM act_ru_job WHERE id_ = ?", String.class, job);
    }
}

package org.ncbrelay.engine.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AcquirableJobEntity;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.property.JobExecutionProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.adapter.database.DatabaseAccess;
import org.ncbrelay.support.AccessTest;
import org.ncbrelay.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The job executor finds what is due, and reads nothing of what is not, however many timers wait. */
@AccessTest
class JobAcquisitionTest {
    private static final int TIMERS = 25_000;
    /** The planner looks at the ends of an index too. */
    private static final int FEW = 20;
    /** After ten times PostgreSQL decides whether one plan serves every moment. */
    private static final int POLLS = 14;

    private final ProcessEngineConfigurationImpl engine;
    private final JobExecutionProperty settings;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JdbcTemplate administration;

    @Autowired
    JobAcquisitionTest(
            ProcessEngine engine,
            CamundaBpmProperties properties,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            DatabaseAccess access) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.settings = properties.getJobExecution();
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.administration = TestDatabase.administration(access);
    }

    @BeforeEach
    void manyTimers() {
        noTimers();
        administration.update("""
                INSERT INTO act_ru_job (id_, rev_, type_, exclusive_, process_instance_id_, retries_, duedate_, handler_type_, suspension_state_, priority_)
                SELECT 'far-' || n, 1, 'timer', true, 'far-' || n, 3, localtimestamp + interval '1 day' + n * interval '1 minute', 'timer-transition', 1, 0
                  FROM generate_series(1, ?) n""", TIMERS);
        administration.execute("ANALYZE act_ru_job");
    }

    @AfterEach
    void noTimers() {
        administration.update("DELETE FROM act_ru_job WHERE id_ LIKE 'far-%' OR id_ LIKE 'due-%'");
    }

    @Test
    void anIdlePollReadsNoneOfTheTimersThatWait() {
        for (int poll = 0; poll < POLLS; poll++) {
            Poll idle = poll();
            assertThat(idle.jobs()).noneMatch(job -> job.startsWith("far-"));
            assertThat(idle.rows()).as("poll %d", poll).isLessThan(FEW);
        }
    }

    @Test
    void whatFellDueIsFoundEarliestFirstAndWhatAnotherNodeWorksOnIsLeftToIt() {
        // Long ago: timers of other tests are due too.
        due("due-second", "32 years", null);
        due("due-first", "33 years", null);
        due("due-locked", "34 years", "localtimestamp + interval '1 minute'");
        due("due-abandoned", "31 years", "localtimestamp - interval '1 minute'");

        for (int again = 0; again < POLLS; again++) {
            Poll poll = poll();
            assertThat(poll.jobs().stream().filter(job -> job.startsWith("due-")))
                    .containsExactly("due-first", "due-second", "due-abandoned");
            assertThat(poll.rows()).as("poll %d", again).isLessThan(FEW);
        }
    }

    /** Without a due date a job would never be acquired. */
    @Test
    void everyJobGetsADueDate() {
        assertThat(engine.isEnsureJobDueDateNotNull()).isTrue();
        assertThat(engine.isJobExecutorAcquireByDueDate()).isTrue();
    }

    /** A wait that grows would let a timer lie for as long; a poll costs next to nothing. */
    @Test
    void anIdleNodeLooksEveryFiveSecondsForAsManyJobsAsItHasThreads() {
        assertThat(settings.getWaitTimeInMillis()).isEqualTo(5_000);
        assertThat(settings.getMaxWait()).isEqualTo(5_000);
        assertThat(settings.getMaxJobsPerAcquisition()).isEqualTo(settings.getMaxPoolSize());
        assertThat(engine.isHintJobExecutor()).isTrue();
    }

    private void due(String id, String ago, String lockedUntil) {
        administration.update("""
                INSERT INTO act_ru_job (id_, rev_, type_, exclusive_, process_instance_id_, retries_, duedate_, handler_type_, suspension_state_, priority_,
                                        lock_owner_, lock_exp_time_)
                VALUES (?, 1, 'timer', true, ?, 3, localtimestamp - ?::interval, 'timer-transition', 1, 0, ?, %s)
                """.formatted(lockedUntil), id, id, ago, lockedUntil == null ? null : "another node");
    }

    /** Asks as the job executor does, and the connection how many rows of jobs that read. */
    private Poll poll() {
        return transaction.execute(running -> {
            long before = rowsRead();
            List<String> jobs = engine
                    .getCommandExecutorTxRequired()
                    .execute(context -> context.getJobManager().findNextJobsToExecute(new Page(0, 8)))
                    .stream()
                    .map(AcquirableJobEntity::getId)
                    .toList();
            return new Poll(jobs, rowsRead() - before);
        });
    }

    private long rowsRead() {
        return jdbc.sql(
                        "SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) FROM pg_stat_xact_user_tables WHERE relname = 'act_ru_job'")
                .query(Long.class)
                .single();
    }

    private record Poll(List<String> jobs, long rows) {}
}

package org.ncbrelay.engine;

import java.sql.Timestamp;
import java.time.Instant;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.ncbrelay.port.DatabaseReturned;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives back the jobs that this node had taken when it lost the database. Their transactions were rolled back, but their locks stayed, and
 * nobody would take them before these run out (five minutes). Should one of them run all the same, it is still done once: whoever
 * commits second finds the job gone.
 */
@Component
class InterruptedJobs {
    private static final Logger LOG = LoggerFactory.getLogger(InterruptedJobs.class);

    private final JdbcClient jdbc;
    private final JobExecutor executor;

    InterruptedJobs(JdbcClient jdbc, ProcessEngine engine) {
        this.jdbc = jdbc;
        this.executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }

    @EventListener
    void giveBack(DatabaseReturned returned) {
        if (executor == null || !executor.isActive()) return;
        Instant lost = ClockUtil.getCurrentTime().toInstant().minus(returned.away());
        int given = release(lost);
        if (given > 0) LOG.info("{} jobs that were interrupted by the loss of the database are due again", given);
        executor.jobWasAdded();
    }

    /** @param lost locks that were taken before are free again; those taken since belong to jobs that run */
    int release(Instant lost) {
        return jdbc.sql("""
                        UPDATE engine_job SET lock_owner = NULL, lock_exp_time = NULL
                         WHERE lock_owner = ? AND lock_exp_time < ?""")
                .params(executor.getLockOwner(), Timestamp.from(lost.plusMillis(executor.getLockTimeInMillis())))
                .update();
    }
}

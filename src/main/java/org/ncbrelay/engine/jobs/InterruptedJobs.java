package org.ncbrelay.engine.jobs;

import java.sql.Timestamp;
import java.time.Instant;
import org.camunda.bpm.engine.ProcessEngine;
import org.ncbrelay.engine.EngineInternals;
import org.ncbrelay.port.DatabaseState.DatabaseReturned;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives back the jobs that this node had taken when it lost the database. Their transactions were rolled back, but their locks stayed, and
 * no one would take them before these run out (five minutes). Should one of them run all the same, it is still done once: a node that
 * commits second finds the job gone.
 */
@Component
record InterruptedJobs(JdbcClient jdbc, ProcessEngine engine) {
    private static final Logger LOG = LoggerFactory.getLogger(InterruptedJobs.class);

    @EventListener
    void giveBack(DatabaseReturned returned) {
        if (!EngineInternals.jobLocks(engine).active()) return;
        Instant lost = EngineInternals.now().toInstant().minus(returned.away());
        int given = release(lost);
        if (given > 0) LOG.info("{} jobs that were interrupted by the loss of the database are due again", given);
        EngineInternals.acquireJobs(engine);
    }

    /** @param lost locks that were taken before are free again; those taken since belong to jobs that run */
    int release(Instant lost) {
        EngineInternals.JobLocks locks = EngineInternals.jobLocks(engine);
        return jdbc.sql("""
                        UPDATE engine_job SET lock_owner = NULL, lock_exp_time = NULL
                         WHERE lock_owner = ? AND lock_exp_time < ?""")
                .params(locks.owner(), Timestamp.from(lost.plusMillis(locks.millis())))
                .update();
    }
}

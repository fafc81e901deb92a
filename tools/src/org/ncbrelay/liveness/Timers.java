package org.ncbrelay.liveness;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.ncbrelay.support.Flowchart;

/** The jobs of the world: timers that fall due, and work that goes on in another organisation. */
record Timers(ManagementService management, Flowchart flow) {
    private static final int MOST_AT_ONE_MOMENT = 500;

    /** As in life: exactly at the moment of its last repetition the engine would repeat a timer without end. */
    private static final Duration LATENESS = Duration.ofMillis(1);

    Optional<Instant> nextDue() {
        return ofCases(management.createJobQuery().timers().withRetriesLeft().list()).stream()
                .map(job -> job.getDuedate().toInstant())
                .min(Comparator.naturalOrder());
    }

    /**
     * Runs what is due, until nothing is.
     *
     * @throws IllegalStateException if a job fails: nothing outside the relay could make it
     */
    void runDue() {
        List<Job> due = due();
        for (int run = 0; !due.isEmpty(); run++) {
            Job job = due.get(0);
            if (run > MOST_AT_ONE_MOMENT)
                throw new IllegalStateException("jobs follow each other without end: " + node(job));
            run(job);
            due = due();
        }
    }

    private void run(Job job) {
        if (job.getDuedate() != null && !job.getDuedate().toInstant().isBefore(flow.now())) flow.advance(LATENESS);
        try {
            management.executeJob(job.getId());
        } catch (RuntimeException failed) {
            throw new IllegalStateException("the job of " + node(job) + " failed: " + failed.getMessage(), failed);
        }
    }

    private List<Job> due() {
        return ofCases(management
                .createJobQuery()
                .executable()
                .orderByJobDuedate()
                .asc()
                .orderByJobId()
                .asc()
                .list());
    }

    /** The engine's own housekeeping belongs to no case. */
    private static List<Job> ofCases(List<Job> jobs) {
        return jobs.stream().filter(job -> job.getProcessInstanceId() != null).toList();
    }

    private String node(Job job) {
        JobDefinition definition = management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult();
        return job.getProcessDefinitionKey() + "/" + definition.getActivityId();
    }
}

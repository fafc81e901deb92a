package org.ncbrelay.security.operators;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.ncbrelay.domain.Refusal;
import org.springframework.beans.DirectFieldAccessor;

/** A job is tried again when it has failed; none is run before it is due, and none is stopped. */
final class FailedJobs {
    /** Attempts that an operator may give a job; our default: more than the longest cycle of the models has. */
    private static final int MOST_RETRIES = 10;

    private FailedJobs() {}

    /**
     * @param command of the engine, which sets the retries of jobs
     * @throws Refusal where it is no retry of a failed job
     */
    static void check(Object command, ManagementService management) {
        DirectFieldAccessor asked = new DirectFieldAccessor(command);
        int retries = (int) asked.getPropertyValue("retries");
        if (retries < 1 || retries > MOST_RETRIES)
            throw new Refusal.Invalid("retries", "must be from 1 to " + MOST_RETRIES);
        if ((boolean) asked.getPropertyValue("isDueDateSet"))
            throw new Refusal.Forbidden("The due date of a job is the process's, not the operator's.");
        for (String id : jobs(asked)) refuseUnlessFailed(id, management);
    }

    /** By definition the engine itself touches only jobs that have no retries left. */
    @SuppressWarnings("unchecked")
    private static List<String> jobs(DirectFieldAccessor asked) {
        List<String> jobs = new ArrayList<>();
        if (asked.getPropertyValue("jobId") instanceof String id) jobs.add(id);
        if (asked.getPropertyValue("jobIds") instanceof List<?> ids) jobs.addAll((List<String>) ids);
        return jobs;
    }

    private static void refuseUnlessFailed(String id, ManagementService management) {
        Job job = management.createJobQuery().jobId(id).singleResult();
        if (job == null) throw new Refusal.NotFound();
        if (job.getRetries() > 0 && job.getExceptionMessage() == null)
            throw new Refusal.Conflict("This job has not failed: it runs by itself when it is due.");
    }
}

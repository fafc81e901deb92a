package org.ncbrelay.engine.reads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.jobexecutor.ProcessEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;

/** The timers of executions, where {@link TaskFlows} has read them: an execution asks once and remembers them. */
final class FlowJobs extends JobManager {
    private final Map<String, List<JobEntity>> read = new HashMap<>();

    void readAhead(List<ExecutionEntity> executions, List<JobEntity> jobs) {
        executions.forEach(execution -> read.put(execution.getId(), new ArrayList<>()));
        for (JobEntity job : jobs) {
            List<JobEntity> ofExecution = read.get(job.getExecutionId());
            if (ofExecution != null) ofExecution.add(job);
        }
    }

    @Override
    public List<JobEntity> findJobsByExecutionId(String execution) {
        List<JobEntity> known = read.remove(execution);
        return known != null ? known : super.findJobsByExecutionId(execution);
    }

    /** The engine asks at each subscription that ends for messages that a job would deliver later; here they are delivered at once. */
    @Override
    public List<JobEntity> findJobsByConfiguration(String handler, String configuration, String tenant) {
        return ProcessEventJobHandler.TYPE.equals(handler)
                ? List.of()
                : super.findJobsByConfiguration(handler, configuration, tenant);
    }
}

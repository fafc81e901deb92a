package org.ncbrelay.engine.reads;

import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Incident;

/** Looks for the incident of a job only where there may be one: the engine opens it when the last retry is used up. */
class IncidentsOfFailedJobs extends IncidentManager {
    @Override
    public List<Incident> findIncidentByConfiguration(String jobId) {
        JobEntity job = getDbEntityManager().getCachedEntity(JobEntity.class, jobId);
        return job != null && job.getRetries() > 0 ? List.of() : super.findIncidentByConfiguration(jobId);
    }
}

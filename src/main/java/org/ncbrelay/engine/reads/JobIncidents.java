package org.ncbrelay.engine.reads;

import java.util.List;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Incident;

/** A job has an incident only while it has no retries left; the engine asks for one at the end of every job. */
final class JobIncidents extends IncidentManager {
    @Override
    public List<Incident> findIncidentByConfigurationAndIncidentType(String job, String type) {
        JobEntity known = getDbEntityManager().getCachedEntity(JobEntity.class, job);
        return known != null && known.getRetries() > 0
                ? List.of()
                : super.findIncidentByConfigurationAndIncidentType(job, type);
    }
}

package org.ncbrelay.security.tenants;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.CurrentOfficer;

/** Runs a job as the relay acting for the organisation of the job's own instance; without one it sees no case. */
final class OrganisationJobHandler<T extends JobHandlerConfiguration> implements JobHandler<T> {
    private final JobHandler<T> handler;
    private final CurrentOfficer currentOfficer;

    OrganisationJobHandler(JobHandler<T> handler, CurrentOfficer currentOfficer) {
        this.handler = handler;
        this.currentOfficer = currentOfficer;
    }

    @Override
    public void execute(T configuration, ExecutionEntity execution, CommandContext context, String tenantId) {
        String organisation = execution != null ? execution.getTenantId() : tenantId;
        if (organisation == null) handler.execute(configuration, execution, context, tenantId);
        else
            currentOfficer.as(Officer.relay(new OrganisationCode(organisation)), () -> {
                handler.execute(configuration, execution, context, tenantId);
                return null;
            });
    }

    @Override
    public String getType() {
        return handler.getType();
    }

    @Override
    public T newConfiguration(String canonicalString) {
        return handler.newConfiguration(canonicalString);
    }

    @Override
    public void onDelete(T configuration, JobEntity job) {
        handler.onDelete(configuration, job);
    }
}

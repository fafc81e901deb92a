package org.ncbrelay.security.tenants;

import org.camunda.bpm.engine.impl.batch.BatchJobHandler;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.TimerEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.CurrentOfficer;

/** Runs a job as the relay acting for the organisation of the job's own instance; without one it sees no case. */
record OrganisationJobHandler<T extends JobHandlerConfiguration>(JobHandler<T> handler, CurrentOfficer currentOfficer)
        implements JobHandler<T> {
    /** Batches are the operators' and touch no case; the engine needs their handlers as they are. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    static JobHandler guarding(JobHandler handler, CurrentOfficer currentOfficer) {
        if (handler instanceof BatchJobHandler) return handler;
        OrganisationJobHandler guarded = new OrganisationJobHandler(handler, currentOfficer);
        return handler instanceof TimerEventJobHandler ? new OfTimer(guarded) : guarded;
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

    /** The same for timers: the engine repeats a timer only where its handler is one of this kind. */
    private static final class OfTimer extends TimerEventJobHandler {
        private final OrganisationJobHandler<TimerJobConfiguration> handler;

        OfTimer(OrganisationJobHandler<TimerJobConfiguration> handler) {
            this.handler = handler;
        }

        @Override
        public void execute(
                TimerJobConfiguration configuration,
                ExecutionEntity execution,
                CommandContext context,
                String tenantId) {
            handler.execute(configuration, execution, context, tenantId);
        }

        @Override
        public String getType() {
            return handler.getType();
        }

        @Override
        public TimerJobConfiguration newConfiguration(String canonicalString) {
            return handler.newConfiguration(canonicalString);
        }

        @Override
        public void onDelete(TimerJobConfiguration configuration, JobEntity job) {
            handler.onDelete(configuration, job);
        }
    }
}

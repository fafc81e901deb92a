package org.ncbrelay.security.tenants;

import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.TimerEventJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/** The same for timers: the engine repeats a timer only where its handler is one of this kind. */
final class OrganisationTimerHandler extends TimerEventJobHandler {
    private final OrganisationJobHandler<TimerJobConfiguration> handler;

    OrganisationTimerHandler(OrganisationJobHandler<TimerJobConfiguration> handler) {
        this.handler = handler;
    }

    @Override
    public void execute(
            TimerJobConfiguration configuration, ExecutionEntity execution, CommandContext context, String tenantId) {
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

package org.ncbrelay.security.tenants;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.variable.VariableMap;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.port.CurrentOfficer;

/**
 * Gives each process instance the organisation it belongs to: the one passed as {@code organisation}, else the
 * caller's, else that of the officer who acts. There is none without: everybody would see it.
 */
record OrganisationTenants(CurrentOfficer currentOfficer) implements TenantIdProvider {
    /** The variable by which a flow runs in another country than its caller. */
    static final String ORGANISATION = "organisation";

    /** The organisation that a caller names, or null. */
    static String named(VariableMap variables) {
        Object named = variables == null ? null : variables.get(ORGANISATION);
        return named == null ? null : new OrganisationCode(named.toString()).value();
    }

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        String named = named(context.getVariables());
        if (named != null) return named;
        return ofExecutionOrOfficer(context.getSuperExecution());
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
        return ofExecutionOrOfficer(context.getExecution());
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        throw new IllegalStateException("the relay has no CMMN cases");
    }

    private String ofExecutionOrOfficer(DelegateExecution execution) {
        if (execution != null && execution.getTenantId() != null) return execution.getTenantId();
        if (!currentOfficer.isPresent()) throw new IllegalStateException("a flow must belong to an organisation");
        return currentOfficer.officer().organisation().value();
    }
}

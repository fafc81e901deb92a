package org.ncbrelay.security.tenants;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.batch.BatchJobHandler;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.TimerEventJobHandler;
import org.ncbrelay.domain.Role;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.security.accounts.Argon2PasswordEncryptor;
import org.ncbrelay.security.accounts.LongPasswordPolicy;
import org.springframework.stereotype.Component;

/** Tells the engine who is who: passwords, administrators, and which organisation owns an instance, a task, a job. */
@Component
class EngineIdentityPlugin extends AbstractProcessEnginePlugin {
    /** Ids of users, groups and tenants: ours have dots and hyphens, which the engine refuses by default. */
    private static final String IDS = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}";

    private final CurrentOfficer currentOfficer;
    private final Argon2PasswordEncryptor passwords;

    EngineIdentityPlugin(CurrentOfficer currentOfficer, Argon2PasswordEncryptor passwords) {
        this.currentOfficer = currentOfficer;
        this.passwords = passwords;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setPasswordEncryptor(passwords);
        configuration.setPasswordPolicy(new LongPasswordPolicy());
        configuration.setEnablePasswordPolicy(true);
        configuration.setAdminGroups(new ArrayList<>(List.of(Role.OPERATOR.group())));
        configuration.setGeneralResourceWhitelistPattern(IDS);
        configuration.setAuthorizationEnabled(true);
        configuration.setTenantCheckEnabled(true);
        configuration.setTenantIdProvider(new OrganisationTenants(currentOfficer));
        configuration.setResourceAuthorizationProvider(new RoleWideAuthorizations());
        List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners();
        if (listeners == null) configuration.setCustomPostBPMNParseListeners(listeners = new ArrayList<>());
        listeners.add(new TaskOrganisationListener());
    }

    /** Batches are the operators' and touch no case; the engine needs their handlers as they are. */
    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        configuration
                .getJobHandlers()
                .replaceAll((type, handler) -> handler instanceof BatchJobHandler ? handler : ofOrganisation(handler));
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private JobHandler ofOrganisation(JobHandler handler) {
        OrganisationJobHandler guarded = new OrganisationJobHandler(handler, currentOfficer);
        return handler instanceof TimerEventJobHandler ? new OrganisationTimerHandler(guarded) : guarded;
    }
}

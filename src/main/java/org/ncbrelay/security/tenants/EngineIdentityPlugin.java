package org.ncbrelay.security.tenants;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.ncbrelay.domain.Role;
import org.ncbrelay.engine.PluginLists;
import org.ncbrelay.port.CurrentOfficer;
import org.ncbrelay.security.accounts.Argon2PasswordEncryptor;
import org.ncbrelay.security.accounts.LongPasswordPolicy;
import org.springframework.stereotype.Component;

/** Tells the engine who is who: passwords, administrators, and which organisation owns an instance, a task, a job. */
@Component
class EngineIdentityPlugin extends SpringBootProcessEnginePlugin {
    /** Ids of users, groups and tenants: ours have dots and hyphens, which the engine refuses by default. */
    private static final String IDS = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}";

    private final CurrentOfficer currentOfficer;
    private final Argon2PasswordEncryptor passwords;

    EngineIdentityPlugin(CurrentOfficer currentOfficer, Argon2PasswordEncryptor passwords) {
        this.currentOfficer = currentOfficer;
        this.passwords = passwords;
    }

    @Override
    public void preInit(SpringProcessEngineConfiguration configuration) {
        configuration.setPasswordEncryptor(passwords);
        configuration.setPasswordPolicy(new LongPasswordPolicy());
        configuration.setEnablePasswordPolicy(true);
        configuration.setAdminGroups(new ArrayList<>(List.of(Role.OPERATOR.group())));
        configuration.setGeneralResourceWhitelistPattern(IDS);
        configuration.setAuthorizationEnabled(true);
        configuration.setTenantCheckEnabled(true);
        configuration.setTenantIdProvider(new OrganisationTenants(currentOfficer));
        configuration.setResourceAuthorizationProvider(new RoleWideAuthorizations());
        configuration.setCustomPostBPMNParseListeners(
                PluginLists.with(configuration.getCustomPostBPMNParseListeners(), new TaskOrganisationListener()));
    }

    @Override
    public void postInit(SpringProcessEngineConfiguration configuration) {
        configuration
                .getJobHandlers()
                .replaceAll((type, handler) -> OrganisationJobHandler.guarding(handler, currentOfficer));
    }

    /**
     * Writes no authorization for a single task: each role has one grant for all tasks, the tenant and the guards
     * isolate. A row for each task and group makes every list slower with every open task.
     */
    private static final class RoleWideAuthorizations extends DefaultAuthorizationProvider {
        private static final AuthorizationEntity[] NONE = {};

        @Override
        public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
            return NONE;
        }

        @Override
        public AuthorizationEntity[] newTaskOwner(Task task, String oldOwner, String newOwner) {
            return NONE;
        }

        @Override
        public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String userId, String type) {
            return NONE;
        }

        @Override
        public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
            return NONE;
        }
    }
}

package org.ncbrelay.config.seed;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_ASSIGN;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_WORK;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.AUTHORIZATION;
import static org.camunda.bpm.engine.authorization.Resources.BATCH;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.GROUP;
import static org.camunda.bpm.engine.authorization.Resources.GROUP_MEMBERSHIP;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.SYSTEM;
import static org.camunda.bpm.engine.authorization.Resources.TASK;
import static org.camunda.bpm.engine.authorization.Resources.TENANT;
import static org.camunda.bpm.engine.authorization.Resources.TENANT_MEMBERSHIP;
import static org.camunda.bpm.engine.authorization.Resources.USER;

import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.ncbrelay.domain.Role;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The engine's group of each role, with grants for all tasks at once: tenants and guards isolate, not grants. */
@Component
@Order(2)
class RoleSeed implements Seed {
    private static final String ALL_OF_THEM = "*";
    private static final Set<Role> WATCHING = Set.of(Role.AUDITOR, Role.OPERATOR);
    /** Roles whose own words begin a flow. */
    private static final Set<Role> STARTING =
            Set.of(Role.AGENCY_OFFICER, Role.NCB_OFFICER, Role.NCB_HEAD, Role.GWET_ANALYST, Role.GWET_LEAD);

    private static final Set<String> SHORT = Set.of("ncb", "gs", "gwet", "ist");

    private final EngineAccounts accounts;
    private final Grants grants;

    RoleSeed(EngineAccounts accounts, Grants grants) {
        this.accounts = accounts;
        this.grants = grants;
    }

    @Override
    public void plant() {
        for (Role role : Role.values()) {
            accounts.group(role.group(), words(role), "RELAY");
            if (!WATCHING.contains(role)) work(role);
        }
        STARTING.forEach(this::start);
        operate();
    }

    /** The group's name as people call it: "NCB officers", "Experts". */
    private static String words(Role role) {
        String[] words = role.group().split("-");
        String first = words[0];
        words[0] = SHORT.contains(first)
                ? first.toUpperCase(Locale.ROOT)
                : Character.toUpperCase(first.charAt(0)) + first.substring(1);
        return String.join(" ", words);
    }

    /** Assigning is for giving a task back; the guard lets nobody assign another. */
    private void work(Role role) {
        grants.give(role, TASK, ALL_OF_THEM, READ, TASK_WORK, TASK_ASSIGN);
        grants.give(role, APPLICATION, "tasklist", ACCESS);
        grants.give(role, PROCESS_DEFINITION, ALL_OF_THEM, READ);
    }

    private void start(Role role) {
        String map = role.belongsToInterpol() ? "intelligence" : "supportRequest";
        grants.give(role, PROCESS_DEFINITION, map, READ, CREATE_INSTANCE);
        grants.give(role, PROCESS_INSTANCE, ALL_OF_THEM, CREATE);
    }

    /**
     * To see where instances are and what failed, to try a failed job again, to lead instances to a newer version of their model, and to
     * ask for changes of accounts, which another operator confirms. Tasks are counted, never opened: see {@code security.operators}.
     */
    private void operate() {
        grants.give(
                Role.OPERATOR,
                PROCESS_DEFINITION,
                ALL_OF_THEM,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.MIGRATE_INSTANCE,
                ProcessDefinitionPermissions.RETRY_JOB);
        grants.give(Role.OPERATOR, DECISION_DEFINITION, ALL_OF_THEM, READ, READ_HISTORY);
        grants.give(Role.OPERATOR, BATCH, ALL_OF_THEM, BatchPermissions.READ);
        grants.give(Role.OPERATOR, SYSTEM, ALL_OF_THEM, SystemPermissions.READ);
        for (Resource read : Set.of(DECISION_REQUIREMENTS_DEFINITION, DEPLOYMENT, TASK))
            grants.give(Role.OPERATOR, read, ALL_OF_THEM, READ);
        for (Resource account : Set.of(USER, GROUP, TENANT, GROUP_MEMBERSHIP, TENANT_MEMBERSHIP, AUTHORIZATION))
            grants.give(Role.OPERATOR, account, ALL_OF_THEM, ALL);
        application();
    }

    private void application() {
        for (String app : new String[] {"cockpit", "admin"}) grants.give(Role.OPERATOR, APPLICATION, app, ACCESS);
    }
}

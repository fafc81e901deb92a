package org.ncbrelay.config.seed;

import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.ncbrelay.domain.Role;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The engine's group of each role, with grants for all tasks at once: tenants and guards isolate, not grants. */
@Component
@Order(2)
record RoleSeed(EngineAccounts accounts) implements Seed {
    private static final String ALL_OF_THEM = "*";
    private static final Set<Role> WATCHING = Set.of(Role.AUDITOR, Role.OPERATOR);
    /** Roles whose own words begin a flow. */
    private static final Set<Role> STARTING =
            Set.of(Role.AGENCY_OFFICER, Role.NCB_OFFICER, Role.NCB_HEAD, Role.GWET_ANALYST, Role.GWET_LEAD);

    private static final Set<String> SHORT = Set.of("ncb", "gs", "gwet", "ist");

    @Override
    public void plant() {
        for (Role role : Role.values()) {
            accounts.group(role.group(), words(role), "RELAY");
            // A role gets one grant for a resource. That of operators has more permissions than this one.
            if (role != Role.OPERATOR)
                accounts.grant(role, Resources.PROCESS_DEFINITION, ALL_OF_THEM, Permissions.READ);
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

    /** Assigning is for giving a task back; the guard lets no one assign another. */
    private void work(Role role) {
        accounts.grant(
                role, Resources.TASK, ALL_OF_THEM, Permissions.READ, Permissions.TASK_WORK, Permissions.TASK_ASSIGN);
        accounts.grant(role, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
    }

    private void start(Role role) {
        String map = role.belongsToInterpol() ? "intelligence" : "supportRequest";
        accounts.grant(role, Resources.PROCESS_DEFINITION, map, Permissions.READ, Permissions.CREATE_INSTANCE);
        accounts.grant(role, Resources.PROCESS_INSTANCE, ALL_OF_THEM, Permissions.CREATE);
    }

    /**
     * To see where instances are and what failed, to try a failed job again, to lead instances to a newer version of their model, and to
     * ask for changes of accounts, which another operator confirms. Tasks are counted, never opened: see {@code security.operators}.
     */
    private void operate() {
        accounts.grant(
                Role.OPERATOR,
                Resources.PROCESS_DEFINITION,
                ALL_OF_THEM,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.MIGRATE_INSTANCE,
                ProcessDefinitionPermissions.RETRY_JOB);
        accounts.grant(
                Role.OPERATOR, Resources.DECISION_DEFINITION, ALL_OF_THEM, Permissions.READ, Permissions.READ_HISTORY);
        accounts.grant(Role.OPERATOR, Resources.BATCH, ALL_OF_THEM, BatchPermissions.READ);
        accounts.grant(Role.OPERATOR, Resources.SYSTEM, ALL_OF_THEM, SystemPermissions.READ);
        for (Resource read : Set.of(Resources.DECISION_REQUIREMENTS_DEFINITION, Resources.DEPLOYMENT, Resources.TASK))
            accounts.grant(Role.OPERATOR, read, ALL_OF_THEM, Permissions.READ);
        for (Resource account : Set.of(
                Resources.USER,
                Resources.GROUP,
                Resources.TENANT,
                Resources.GROUP_MEMBERSHIP,
                Resources.TENANT_MEMBERSHIP,
                Resources.AUTHORIZATION)) accounts.grant(Role.OPERATOR, account, ALL_OF_THEM, Permissions.ALL);
        for (String app : new String[] {"cockpit", "admin"})
            accounts.grant(Role.OPERATOR, Resources.APPLICATION, app, Permissions.ACCESS);
    }
}

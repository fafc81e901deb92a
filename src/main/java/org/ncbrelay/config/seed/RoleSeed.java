package org.ncbrelay.config.seed;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_ASSIGN;
import static org.camunda.bpm.engine.authorization.Permissions.TASK_WORK;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;
import static org.camunda.bpm.engine.authorization.Resources.TASK;

import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
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
    /** What operators have nothing to do with. */
    private static final Set<Resource> OF_CASES = Set.of(TASK, FILTER);

    private static final Set<String> SHORT = Set.of("ncb", "gs", "gwet", "ist");

    private final IdentityService identity;
    private final Grants grants;

    RoleSeed(IdentityService identity, Grants grants) {
        this.identity = identity;
        this.grants = grants;
    }

    @Override
    public void plant() {
        for (Role role : Role.values()) {
            group(role);
            if (!WATCHING.contains(role)) work(role);
        }
        STARTING.forEach(this::start);
        operate();
    }

    private void group(Role role) {
        if (identity.createGroupQuery().groupId(role.group()).count() > 0) return;
        Group group = identity.newGroup(role.group());
        group.setName(words(role));
        group.setType("RELAY");
        identity.saveGroup(group);
    }

    /** The group's name as people say it: "NCB officers", "Experts". */
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

    private void operate() {
        for (Resources resource : Resources.values()) {
            if (OF_CASES.contains(resource)) continue;
            if (resource == APPLICATION) application();
            else grants.give(Role.OPERATOR, resource, ALL_OF_THEM, ALL);
        }
    }

    private void application() {
        for (String app : new String[] {"cockpit", "admin"}) grants.give(Role.OPERATOR, APPLICATION, app, ACCESS);
    }
}

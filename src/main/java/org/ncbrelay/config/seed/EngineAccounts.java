package org.ncbrelay.config.seed;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.ncbrelay.domain.Role;
import org.ncbrelay.engine.EngineInternals;
import org.springframework.stereotype.Component;

/** The users, groups, organisations and grants of the engine, as the seeds make them. */
@Component
record EngineAccounts(IdentityService identity, AuthorizationService authorizations) {
    Set<String> users() {
        return identity.createUserQuery().list().stream().map(User::getId).collect(Collectors.toSet());
    }

    long members(String group) {
        return identity.createUserQuery().memberOfGroup(group).count();
    }

    /**
     * @param mail    null if none
     * @param lenient accepts a password that the policy would refuse, as those for a demonstration are
     */
    void create(String id, String firstName, String lastName, String mail, String password, boolean lenient) {
        User user = identity.newUser(id);
        user.setFirstName(firstName);
        user.setLastName(lastName);
        user.setEmail(mail);
        user.setPassword(password);
        EngineInternals.saveUser(identity, user, lenient);
    }

    void join(String user, String group) {
        identity.createMembership(user, group);
    }

    void serve(String user, String organisation) {
        identity.createTenantUserMembership(organisation, user);
    }

    /** Nothing where there is one of that id already. */
    void group(String id, String name, String type) {
        if (identity.createGroupQuery().groupId(id).count() > 0) return;
        Group group = identity.newGroup(id);
        group.setName(name);
        group.setType(type);
        identity.saveGroup(group);
    }

    /** Camunda's web apps offer a page to make a first administrator until its own group of them has a member. */
    void satisfyWebApps(String administrator) {
        group(Groups.CAMUNDA_ADMIN, "Needed by the web apps", Groups.GROUP_TYPE_SYSTEM);
        join(administrator, Groups.CAMUNDA_ADMIN);
    }

    Set<String> organisations() {
        return identity.createTenantQuery().list().stream().map(Tenant::getId).collect(Collectors.toSet());
    }

    void organisation(String code, String name) {
        Tenant tenant = identity.newTenant(code);
        tenant.setName(name);
        identity.saveTenant(tenant);
    }

    /** Gives a role a grant, unless there is one for that resource: an operator may have changed it. */
    void grant(Role role, Resource resource, String id, Permission... permissions) {
        long existing = authorizations
                .createAuthorizationQuery()
                .groupIdIn(role.group())
                .resourceType(resource)
                .resourceId(id)
                .count();
        if (existing > 0) return;
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(role.group());
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.setPermissions(permissions);
        authorizations.saveAuthorization(grant);
    }
}

package org.ncbrelay.config.seed;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.ncbrelay.domain.Role;
import org.springframework.stereotype.Component;

/** Gives a role a grant in the engine, unless there is one for that resource: an operator may have changed it. */
@Component
class Grants {
    private final AuthorizationService authorizations;

    Grants(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    void give(Role role, Resource resource, String id, Permission... permissions) {
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

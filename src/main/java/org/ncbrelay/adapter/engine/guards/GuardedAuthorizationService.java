package org.ncbrelay.adapter.engine.guards;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.impl.AuthorizationServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.util.ResourceTypeUtil;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.administration.Proposal;
import org.ncbrelay.domain.administration.Proposal.ChangeKind;
import org.ncbrelay.flow.administration.ProposeChange;

/** The engine's grants: what an operator changes waits for a second operator. */
final class GuardedAuthorizationService extends AuthorizationServiceImpl {
    private final AdministrationGuard guard;

    GuardedAuthorizationService(IdentityService identity, ProposeChange proposals) {
        this.guard = new AdministrationGuard(identity, proposals);
    }

    @Override
    public Authorization saveAuthorization(Authorization authorization) {
        // The engine checks for grants only: what would take something away would be kept and have no effect.
        if (authorization.getAuthorizationType() == Authorization.AUTH_TYPE_REVOKE)
            throw new Refusal.Invalid("type", "must grant something; to take it away, delete the grant");
        guard.change(
                () -> proposal(ChangeKind.SAVE_GRANT, (AuthorizationEntity) authorization),
                () -> super.saveAuthorization(authorization));
        return authorization;
    }

    @Override
    public void deleteAuthorization(String authorizationId) {
        guard.change(
                () -> proposal(ChangeKind.DELETE_GRANT, known(authorizationId)),
                () -> super.deleteAuthorization(authorizationId));
    }

    private AuthorizationEntity known(String id) {
        AuthorizationEntity found = (AuthorizationEntity)
                createAuthorizationQuery().authorizationId(id).singleResult();
        if (found == null) throw new Refusal.NotFound();
        return found;
    }

    private static Proposal proposal(ChangeKind kind, AuthorizationEntity grant) {
        Map<String, String> details = AdministrationGuard.details(
                "id", grant.getId(),
                "type", grant.getAuthorizationType(),
                "userId", grant.getUserId(),
                "groupId", grant.getGroupId(),
                "resourceType", grant.getResourceType(),
                "resource", resource(grant.getResourceType()),
                "resourceId", grant.getResourceId(),
                "permissions", grant.getPermissions(),
                "permissionNames", names(grant));
        String holder = grant.getGroupId() != null ? grant.getGroupId() : grant.getUserId();
        return new Proposal(
                kind,
                holder == null ? "*" : holder,
                details.get("resource") + ' ' + details.getOrDefault("resourceId", "*"),
                details,
                null);
    }

    private static String resource(int type) {
        Resource resource = ResourceTypeUtil.getResourceByType(type);
        if (resource == null) throw new Refusal.Invalid("resourceType", "must be a resource of the engine");
        return resource.toString();
    }

    private static String names(AuthorizationEntity grant) {
        if (grant.getPermissions() == Integer.MAX_VALUE) return "ALL";
        String names = Arrays.stream(ResourceTypeUtil.getPermissionsByResourceType(grant.getResourceType()))
                .filter(permission -> permission.getValue() != 0 && permission.getValue() != Integer.MAX_VALUE)
                .filter(permission -> (grant.getPermissions() & permission.getValue()) == permission.getValue())
                .map(Permission::getName)
                .collect(Collectors.joining(" "));
        return names.substring(0, Math.min(255, names.length()));
    }
}

package org.ncbrelay.engine;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.administration.Proposal;
import org.ncbrelay.domain.assignment.LostClaims;
import org.ncbrelay.port.AccountAdministration;
import org.ncbrelay.store.people.UserAccounts;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The engine's users, groups, tenants and grants; no one is logged in to the engine while a change is carried out. */
@Component
record EngineAccountAdministration(
        IdentityService identity,
        AuthorizationService authorizations,
        WithoutEngineGrants privileged,
        UserAccounts firstPasswords,
        @Lazy LostClaims claims)
        implements AccountAdministration {
    @Override
    public void carryOut(Proposal proposal) {
        try {
            privileged.call(() -> {
                apply(proposal);
                return null;
            });
        } catch (ProcessEngineException impossible) {
            throw notPossible();
        }
    }

    @Override
    public Map<String, String> groups() {
        Map<String, String> groups = new TreeMap<>();
        privileged
                .call(() -> identity.createGroupQuery().list())
                .forEach(
                        group -> groups.put(group.getId(), Objects.requireNonNullElse(group.getName(), group.getId())));
        return groups;
    }

    private void apply(Proposal proposal) {
        String subject = proposal.subject();
        String object = proposal.object();
        switch (proposal.kind()) {
            case CREATE_ACCOUNT -> save((UserEntity) identity.newUser(subject), proposal);
            case CHANGE_PROFILE, SET_PASSWORD -> save(account(subject), proposal);
            // The engine knows no passkeys; their owner must still be there.
            case RESET_PASSKEYS -> account(subject);
            // The engine keeps the account; its tasks go back to their offices.
            case CLOSE_ACCOUNT -> claims.lostBy(subject);
            case UNLOCK_ACCOUNT -> identity.unlockUser(subject);
            case DELETE_ACCOUNT -> identity.deleteUser(subject);
            case ADD_TO_GROUP -> identity.createMembership(subject, object);
            case REMOVE_FROM_GROUP -> identity.deleteMembership(subject, object);
            case ADD_TO_ORGANISATION -> identity.createTenantUserMembership(object, subject);
            case REMOVE_FROM_ORGANISATION -> identity.deleteTenantUserMembership(object, subject);
            case SAVE_GROUP -> saveGroup(subject, proposal.details());
            case DELETE_GROUP -> identity.deleteGroup(subject);
            case SAVE_ORGANISATION -> saveTenant(subject, proposal.details());
            case DELETE_ORGANISATION -> identity.deleteTenant(subject);
            case ADD_GROUP_TO_ORGANISATION -> identity.createTenantGroupMembership(object, subject);
            case REMOVE_GROUP_FROM_ORGANISATION -> identity.deleteTenantGroupMembership(object, subject);
            case SAVE_GRANT -> saveGrant(proposal.details());
            case DELETE_GRANT ->
                authorizations.deleteAuthorization(proposal.details().get("id"));
        }
    }

    private UserEntity account(String id) {
        UserEntity user = (UserEntity) identity.createUserQuery().userId(id).singleResult();
        if (user == null) throw notPossible();
        return user;
    }

    /** The policy of passwords was asked when the password was still known. */
    private void save(UserEntity user, Proposal proposal) {
        Map<String, String> profile = proposal.details();
        if (!profile.isEmpty()) {
            user.setFirstName(profile.get("firstName"));
            user.setLastName(profile.get("lastName"));
            user.setEmail(profile.get("email"));
        }
        if (proposal.password() != null) {
            user.setDbPassword(proposal.password().hash());
            user.setSalt(proposal.password().salt());
        }
        Runnable store = () -> EngineInternals.saveUser(identity, user, true);
        if (proposal.password() == null) store.run();
        else firstPasswords.storing(user.getId(), store);
    }

    private void saveGroup(String id, Map<String, String> details) {
        Group known = identity.createGroupQuery().groupId(id).singleResult();
        Group group = known != null ? known : identity.newGroup(id);
        group.setName(details.get("name"));
        group.setType(details.get("type"));
        identity.saveGroup(group);
    }

    private void saveTenant(String id, Map<String, String> details) {
        Tenant known = identity.createTenantQuery().tenantId(id).singleResult();
        Tenant tenant = known != null ? known : identity.newTenant(id);
        tenant.setName(details.get("name"));
        identity.saveTenant(tenant);
    }

    private void saveGrant(Map<String, String> details) {
        AuthorizationEntity grant = (AuthorizationEntity)
                (details.containsKey("id")
                        ? knownGrant(details.get("id"))
                        : authorizations.createNewAuthorization(Integer.parseInt(details.get("type"))));
        if (grant.getAuthorizationType() != Authorization.AUTH_TYPE_GLOBAL) {
            grant.setUserId(details.get("userId"));
            grant.setGroupId(details.get("groupId"));
        }
        grant.setResourceType(Integer.parseInt(details.get("resourceType")));
        grant.setResourceId(details.get("resourceId"));
        grant.setPermissions(Integer.parseInt(details.get("permissions")));
        authorizations.saveAuthorization(grant);
    }

    private Authorization knownGrant(String id) {
        Authorization known =
                authorizations.createAuthorizationQuery().authorizationId(id).singleResult();
        if (known == null) throw notPossible();
        return known;
    }

    private static Refusal notPossible() {
        return new Refusal.Conflict(
                "refused.changeImpossible",
                "This change is not possible any more; refuse it, and ask for another if need be.");
    }
}

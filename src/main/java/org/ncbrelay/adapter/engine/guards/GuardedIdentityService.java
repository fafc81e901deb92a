package org.ncbrelay.adapter.engine.guards;

import static org.ncbrelay.adapter.engine.guards.AdministrationGuard.details;

import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Picture;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Role;
import org.ncbrelay.domain.administration.Proposal;
import org.ncbrelay.domain.administration.Proposal.ChangeKind;
import org.ncbrelay.domain.administration.Proposal.PasswordHash;
import org.ncbrelay.flow.administration.ProposeChange;
import org.ncbrelay.flow.tasks.ReleaseLostClaims;

/** The engine's users, groups and tenants: what an operator changes, in Admin or by a script, waits for a second operator. */
final class GuardedIdentityService extends IdentityServiceImpl {
    private final AdministrationGuard guard;
    private final ReleaseLostClaims rights;

    /** @param rights asked in the transaction in which an account loses some */
    GuardedIdentityService(ProposeChange proposals, ReleaseLostClaims rights) {
        this.guard = new AdministrationGuard(this, proposals);
        this.rights = rights;
    }

    @Override
    public void saveUser(User user, boolean skipPasswordPolicy) {
        guard.change(() -> proposal((UserEntity) user), () -> super.saveUser(user, skipPasswordPolicy));
    }

    @Override
    public void deleteUser(String userId) {
        guard.change(proposed(ChangeKind.DELETE_ACCOUNT, userId, null), () -> {
            super.deleteUser(userId);
            rights.lostBy(userId);
        });
    }

    @Override
    public void unlockUser(String userId) {
        guard.change(proposed(ChangeKind.UNLOCK_ACCOUNT, userId, null), () -> super.unlockUser(userId));
    }

    @Override
    public void createMembership(String userId, String groupId) {
        guard.change(proposed(ChangeKind.ADD_TO_GROUP, userId, groupId), () -> super.createMembership(userId, groupId));
    }

    @Override
    public void deleteMembership(String userId, String groupId) {
        guard.change(proposed(ChangeKind.REMOVE_FROM_GROUP, userId, groupId), () -> {
            super.deleteMembership(userId, groupId);
            rights.lostBy(userId);
            // A group that is no role is an agency.
            if (Role.ofGroup(groupId).isEmpty()) rights.agencyLeftBy(userId);
        });
    }

    @Override
    public void createTenantUserMembership(String tenantId, String userId) {
        guard.change(
                proposed(ChangeKind.ADD_TO_ORGANISATION, userId, tenantId),
                () -> super.createTenantUserMembership(tenantId, userId));
    }

    @Override
    public void deleteTenantUserMembership(String tenantId, String userId) {
        guard.change(proposed(ChangeKind.REMOVE_FROM_ORGANISATION, userId, tenantId), () -> {
            super.deleteTenantUserMembership(tenantId, userId);
            rights.lostBy(userId);
        });
    }

    @Override
    public void createTenantGroupMembership(String tenantId, String groupId) {
        guard.change(
                proposed(ChangeKind.ADD_GROUP_TO_ORGANISATION, groupId, tenantId),
                () -> super.createTenantGroupMembership(tenantId, groupId));
    }

    @Override
    public void deleteTenantGroupMembership(String tenantId, String groupId) {
        guard.change(
                proposed(ChangeKind.REMOVE_GROUP_FROM_ORGANISATION, groupId, tenantId),
                () -> super.deleteTenantGroupMembership(tenantId, groupId));
    }

    @Override
    public void saveGroup(Group group) {
        guard.change(
                () -> new Proposal(
                        ChangeKind.SAVE_GROUP,
                        group.getId(),
                        null,
                        details("name", group.getName(), "type", group.getType()),
                        null),
                () -> super.saveGroup(group));
    }

    @Override
    public void deleteGroup(String groupId) {
        guard.change(proposed(ChangeKind.DELETE_GROUP, groupId, null), () -> {
            super.deleteGroup(groupId);
            rights.lost();
        });
    }

    @Override
    public void saveTenant(Tenant tenant) {
        guard.change(
                () -> new Proposal(
                        ChangeKind.SAVE_ORGANISATION, tenant.getId(), null, details("name", tenant.getName()), null),
                () -> super.saveTenant(tenant));
    }

    @Override
    public void deleteTenant(String tenantId) {
        guard.change(proposed(ChangeKind.DELETE_ORGANISATION, tenantId, null), () -> {
            super.deleteTenant(tenantId);
            rights.lost();
        });
    }

    @Override
    public void setUserPicture(String userId, Picture picture) {
        guard.refuse(() -> super.setUserPicture(userId, picture));
    }

    @Override
    public void deleteUserPicture(String userId) {
        guard.refuse(() -> super.deleteUserPicture(userId));
    }

    @Override
    public void setUserInfo(String userId, String key, String value) {
        guard.refuse(() -> super.setUserInfo(userId, key, value));
    }

    @Override
    public void deleteUserInfo(String userId, String key) {
        guard.refuse(() -> super.deleteUserInfo(userId, key));
    }

    @Override
    public void setUserAccount(
            String userId, String password, String name, String user, String secret, Map<String, String> more) {
        guard.refuse(() -> super.setUserAccount(userId, password, name, user, secret, more));
    }

    @Override
    public void deleteUserAccount(String userId, String name) {
        guard.refuse(() -> super.deleteUserAccount(userId, name));
    }

    private Proposal proposal(UserEntity user) {
        ChangeKind kind = user.getRevision() == 0
                ? ChangeKind.CREATE_ACCOUNT
                : user.hasNewPassword() ? ChangeKind.SET_PASSWORD : ChangeKind.CHANGE_PROFILE;
        Map<String, String> profile = kind == ChangeKind.SET_PASSWORD
                ? Map.of()
                : details("firstName", user.getFirstName(), "lastName", user.getLastName(), "email", user.getEmail());
        return new Proposal(kind, user.getId(), null, profile, user.hasNewPassword() ? hashed(user) : null);
    }

    /** The engine hashes the password now, as it would have stored it. */
    private PasswordHash hashed(UserEntity user) {
        Command<PasswordHash> hash = context -> {
            if (!user.checkPasswordAgainstPolicy())
                throw new Refusal.Invalid(
                        "password", "must have 15 to 128 characters and not be one that many people use");
            user.encryptPassword();
            return new PasswordHash(user.getPassword(), user.getSalt());
        };
        return commandExecutor.execute(hash);
    }

    private static Supplier<Proposal> proposed(ChangeKind kind, String subject, String object) {
        return () -> Proposal.of(kind, subject, object);
    }
}

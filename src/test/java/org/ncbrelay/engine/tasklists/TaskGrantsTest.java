package org.ncbrelay.engine.tasklists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ncbrelay.domain.Role;
import org.ncbrelay.support.FlowTest;

/** Whoever may read all tasks by the engine's own answer may by ours, and nobody else. */
@FlowTest
record TaskGrantsTest(TaskGrants grants, AuthorizationService engine) {
    private static final String SOMEBODY = "somebody";
    private static final List<String> THEIRS = List.of("volunteers", "drivers");

    @AfterEach
    void leaveNothing() {
        engine.createAuthorizationQuery().userIdIn(SOMEBODY, Authorization.ANY).list().stream()
                .filter(each -> each.getResourceType() == Resources.TASK.resourceType()
                        || each.getResourceType() == Resources.FILTER.resourceType())
                .forEach(each -> engine.deleteAuthorization(each.getId()));
        engine.createAuthorizationQuery()
                .groupIdIn(THEIRS.toArray(String[]::new))
                .list()
                .forEach(each -> engine.deleteAuthorization(each.getId()));
    }

    @ParameterizedTest
    @EnumSource
    void membersOfARoleReadWhatTheEngineLetsThemRead(Role role) {
        assertThat(grants.readsAll(SOMEBODY, List.of(role.group())))
                .isEqualTo(engine.isUserAuthorized(
                        SOMEBODY, List.of(role.group()), Permissions.READ, Resources.TASK, Authorization.ANY));
    }

    @Test
    void aGrantOfTheUserOfAGroupAndOfEverybodyCounts() {
        assertReadsAll(false);
        grant(Authorization.AUTH_TYPE_GRANT, SOMEBODY, null, Permissions.READ, Resources.TASK, Authorization.ANY);
        assertReadsAll(true);
        leaveNothing();
        grant(Authorization.AUTH_TYPE_GRANT, null, "drivers", Permissions.ALL, Resources.TASK, Authorization.ANY);
        assertReadsAll(true);
        leaveNothing();
        grant(
                Authorization.AUTH_TYPE_GLOBAL,
                Authorization.ANY,
                null,
                Permissions.READ,
                Resources.TASK,
                Authorization.ANY);
        assertReadsAll(true);
    }

    @Test
    void aGrantOfAnotherKindOnOneTaskOrOfAnotherGroupDoesNot() {
        grant(Authorization.AUTH_TYPE_GRANT, SOMEBODY, null, Permissions.UPDATE, Resources.TASK, Authorization.ANY);
        grant(Authorization.AUTH_TYPE_GRANT, SOMEBODY, null, Permissions.READ, Resources.TASK, "one");
        grant(Authorization.AUTH_TYPE_GRANT, SOMEBODY, null, Permissions.READ, Resources.FILTER, Authorization.ANY);
        assertReadsAll(false);
        assertThat(grants.readsAll(SOMEBODY, null)).isFalse();
    }

    private void assertReadsAll(boolean expected) {
        assertThat(grants.readsAll(SOMEBODY, THEIRS))
                .isEqualTo(
                        engine.isUserAuthorized(SOMEBODY, THEIRS, Permissions.READ, Resources.TASK, Authorization.ANY))
                .isEqualTo(expected);
    }

    private void grant(int type, String user, String group, Permission permission, Resource resource, String id) {
        Authorization grant = engine.createNewAuthorization(type);
        if (type == Authorization.AUTH_TYPE_GRANT) {
            grant.setUserId(user);
            grant.setGroupId(group);
        }
        grant.addPermission(permission);
        grant.setResource(resource);
        grant.setResourceId(id);
        engine.saveAuthorization(grant);
    }
}

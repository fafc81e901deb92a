package org.ncbrelay.engine.reads;

import java.util.List;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/** Grants are of roles, for all tasks and for all flows, so that none goes with a task or a flow; and an officer has few groups. */
final class RoleGrants extends AuthorizationManager {
    @Override
    public void deleteAuthorizationsByResourceId(Resource resource, String id) {
        if (resource != Resources.TASK && resource != Resources.PROCESS_INSTANCE)
            super.deleteAuthorizationsByResourceId(resource, id);
    }

    /** The engine first asks which groups have any grant, for users with thousands of groups. */
    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groups) {
        return groups == null ? List.of() : groups;
    }
}

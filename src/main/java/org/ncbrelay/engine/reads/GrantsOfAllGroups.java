package org.ncbrelay.engine.reads;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * Looks for the grants of all groups of an officer. The engine first reads which groups have any grant at all and leaves the others out,
 * once for each command: a read more, for the same answer.
 */
class GrantsOfAllGroups extends AuthorizationManager {
    /** Grants are on kinds of work; one on a single task or instance would stay behind, and its id never comes again. */
    private static final Set<Resource> WITHOUT_GRANTS_OF_THEIR_OWN = Set.of(Resources.TASK, Resources.PROCESS_INSTANCE);

    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groups) {
        return groups == null || groups.isEmpty() ? EMPTY_LIST : groups;
    }

    @Override
    public void deleteAuthorizationsByResourceId(Resource resource, String id) {
        if (!WITHOUT_GRANTS_OF_THEIR_OWN.contains(resource)) super.deleteAuthorizationsByResourceId(resource, id);
    }
}

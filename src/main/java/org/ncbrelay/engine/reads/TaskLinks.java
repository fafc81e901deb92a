package org.ncbrelay.engine.reads;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkEntity;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkManager;

/** Who may work on a task, where {@link TaskFlows} has read it: the task asks once and remembers it. */
final class TaskLinks extends IdentityLinkManager {
    private final Map<String, List<IdentityLinkEntity>> read = new HashMap<>();

    void readAhead(String task, List<IdentityLinkEntity> links) {
        read.put(task, links);
    }

    @Override
    public List<IdentityLinkEntity> findIdentityLinksByTaskId(String task) {
        List<IdentityLinkEntity> known = read.remove(task);
        return known != null ? known : super.findIdentityLinksByTaskId(task);
    }
}

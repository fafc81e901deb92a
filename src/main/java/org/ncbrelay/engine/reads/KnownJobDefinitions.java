package org.ncbrelay.engine.reads;

import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;

/**
 * Answers with a timer's definition that this node has read. The engine would read its row for each timer that it starts, for its
 * suspension and its priority, which nobody can ask for here ({@code EngineApiAllowlist}).
 */
class KnownJobDefinitions extends JobDefinitionManager {
    private final Map<String, JobDefinitionEntity> known;

    /** @param known by id, shared by all commands; no entity of it is ever changed */
    KnownJobDefinitions(Map<String, JobDefinitionEntity> known) {
        this.known = known;
    }

    @Override
    public JobDefinitionEntity findById(String id) {
        JobDefinitionEntity read = known.get(id);
        if (read != null) return read;
        JobDefinitionEntity found = super.findById(id);
        if (found != null) known.put(id, found);
        return found;
    }
}

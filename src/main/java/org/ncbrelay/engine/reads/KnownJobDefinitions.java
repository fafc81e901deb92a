package org.ncbrelay.engine.reads;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityCache;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;

/**
 * Definitions of jobs, which a deployment fixes: no one can ask here to suspend one or to give it another priority ({@code
 * EngineApiAllowlist}).
 */
final class KnownJobDefinitions {
    /** Our diagrams define fewer than 200 in each version. Our default. */
    private static final int MOST = 2_000;

    private final Cache<String, JobDefinitionEntity> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    Session reader() {
        return new Reader();
    }

    private final class Reader extends JobDefinitionManager {
        @Override
        public JobDefinitionEntity findById(String id) {
            DbEntityCache read = getDbEntityManager().getDbEntityCache();
            JobDefinitionEntity definition = read.get(JobDefinitionEntity.class, id);
            if (definition != null) return definition;
            definition = known.getIfPresent(id);
            if (definition != null) {
                read.putPersistent(definition);
                return definition;
            }
            definition = super.findById(id);
            if (definition != null) known.put(id, definition);
            return definition;
        }
    }
}

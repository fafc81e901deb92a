package org.ncbrelay.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityCache;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.BpmnModelInstanceCache;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.CacheDeployer;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.CacheFactory;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DecisionDefinitionCache;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DefaultCacheFactory;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.ProcessDefinitionCache;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.springframework.stereotype.Component;

/**
 * Hands out a diagram only when it has been read completely. The engine puts a diagram into its cache before its timers know their
 * definitions; a second request that started a case in between failed, after the start of a node under load.
 */
@Component
class CompleteDefinitions extends AbstractProcessEnginePlugin {
    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        DeploymentCache cache = new Definitions();
        cache.setDeployers(engine.getDeployers());
        engine.setDeploymentCache(cache);
    }

    static final class Definitions extends DeploymentCache {
        /** The engine's default. */
        private static final int CAPACITY = 1000;

        Definitions() {
            super(new DefaultCacheFactory(), CAPACITY);
            CacheFactory factory = new DefaultCacheFactory();
            processDefinitionEntityCache = new Diagrams(factory, cacheDeployer);
            decisionDefinitionCache = new Tables(factory, cacheDeployer);
            bpmnModelInstanceCache = new BpmnModelInstanceCache(factory, CAPACITY, processDefinitionEntityCache);
        }
    }

    /** Decision tables that a diagram asks for; the engine would read the row of each at every question. */
    private static final class Tables extends DecisionDefinitionCache {
        /** Ids of the newest versions by key and tenant. One that another node has deployed counts within half a minute (our default). */
        private final Cache<List<String>, String> latest =
                Caffeine.newBuilder().expireAfterWrite(NEW_VERSION).build();

        /** Ids by deployment and key, which a deployment fixes. */
        private final Map<List<String>, String> deployed = new ConcurrentHashMap<>();

        Tables(CacheFactory factory, CacheDeployer deployer) {
            super(factory, Definitions.CAPACITY, deployer);
        }

        @Override
        public DecisionDefinitionEntity findDeployedDefinitionByDeploymentAndKey(String deployment, String key) {
            return known(
                    deployed,
                    List.of(deployment, key),
                    () -> super.findDeployedDefinitionByDeploymentAndKey(deployment, key));
        }

        @Override
        public DecisionDefinitionEntity findDeployedLatestDefinitionByKeyAndTenantId(String key, String tenant) {
            return known(
                    latest.asMap(),
                    List.of(key, String.valueOf(tenant)),
                    () -> super.findDeployedLatestDefinitionByKeyAndTenantId(key, tenant));
        }

        @Override
        public void addDefinition(DecisionDefinitionEntity definition) {
            latest.invalidateAll();
            super.addDefinition(definition);
        }

        private DecisionDefinitionEntity known(
                Map<List<String>, String> ids, List<String> asked, Supplier<DecisionDefinitionEntity> read) {
            String id = ids.get(asked);
            DecisionDefinitionEntity known = id == null ? null : findDefinitionFromCache(id);
            if (known != null) return known;
            DecisionDefinitionEntity found = read.get();
            ids.put(asked, found.getId());
            return found;
        }
    }

    private static final Duration NEW_VERSION = Duration.ofSeconds(30);

    private static final class Diagrams extends ProcessDefinitionCache {
        /** Ids of the newest versions by key. One that another node has deployed counts within half a minute (our default). */
        private final Cache<String, String> latest =
                Caffeine.newBuilder().expireAfterWrite(NEW_VERSION).build();

        /** Ids by deployment and key, which a deployment fixes. */
        private final Map<String, String> deployed = new ConcurrentHashMap<>();

        /** Ids of what was read completely. */
        private final Set<String> complete = ConcurrentHashMap.newKeySet();

        Diagrams(CacheFactory factory, CacheDeployer deployer) {
            super(factory, Definitions.CAPACITY, deployer);
        }

        /**
         * The engine would read the row each time, for the one thing that may change, its suspension, which no one can ask for here
         * ({@code EngineApiAllowlist}).
         */
        @Override
        public ProcessDefinitionEntity findDeployedDefinitionById(String id) {
            ProcessDefinitionEntity known = known(id);
            return known != null ? forCommand(known) : super.findDeployedDefinitionById(id);
        }

        @Override
        public ProcessDefinitionEntity findDeployedLatestDefinitionByKey(String key) {
            ProcessDefinitionEntity known = known(latest.getIfPresent(key));
            if (known != null) return forCommand(known);
            ProcessDefinitionEntity found = super.findDeployedLatestDefinitionByKey(key);
            latest.put(key, found.getId());
            return found;
        }

        @Override
        public void addDefinition(ProcessDefinitionEntity definition) {
            latest.invalidate(definition.getKey());
            super.addDefinition(definition);
        }

        @Override
        public ProcessDefinitionEntity findDeployedDefinitionByDeploymentAndKey(String deployment, String key) {
            ProcessDefinitionEntity known = known(deployed.get(deployment + '/' + key));
            if (known != null) return forCommand(known);
            ProcessDefinitionEntity found = super.findDeployedDefinitionByDeploymentAndKey(deployment, key);
            deployed.put(deployment + '/' + key, found.getId());
            return found;
        }

        /** Null if it was not read, or not completely. */
        private ProcessDefinitionEntity known(String id) {
            return id != null && complete.contains(id) ? findDefinitionFromCache(id) : null;
        }

        @Override
        public ProcessDefinitionEntity resolveDefinition(ProcessDefinitionEntity row) {
            return known(row.getId()) != null ? super.resolveDefinition(row) : read(row);
        }

        /** One at a time, under the engine's own lock. One that could not be read is read again by the next request. */
        private ProcessDefinitionEntity read(ProcessDefinitionEntity row) {
            boolean isInsideAnother = Thread.holdsLock(this);
            synchronized (this) {
                try {
                    ProcessDefinitionEntity definition = super.resolveDefinition(row);
                    if (!isInsideAnother) complete.add(row.getId());
                    return definition;
                } catch (RuntimeException unfinished) {
                    removeDefinitionFromCache(row.getId());
                    throw unfinished;
                }
            }
        }

        @Override
        public void removeDefinitionFromCache(String id) {
            complete.remove(id);
            super.removeDefinitionFromCache(id);
        }

        @Override
        public void clear() {
            complete.clear();
            super.clear();
        }

        /** As if the command had read it: other parts of the engine search what it has read. */
        private static ProcessDefinitionEntity forCommand(ProcessDefinitionEntity known) {
            DbEntityCache read =
                    Context.getCommandContext().getDbEntityManager().getDbEntityCache();
            if (read.get(ProcessDefinitionEntity.class, known.getId()) == null) read.putPersistent(known);
            return known;
        }
    }
}

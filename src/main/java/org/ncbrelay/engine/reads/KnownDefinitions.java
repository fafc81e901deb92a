package org.ncbrelay.engine.reads;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityCache;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.BpmnModelInstanceCache;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.CacheDeployer;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.CacheFactory;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DefaultCacheFactory;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.ProcessDefinitionCache;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;

/**
 * Answers with a diagram that this node has read, when it is asked for by its id or by its deployment. The engine would read its row
 * each time, for the one thing that may change, its suspension, which nobody can ask for here ({@code EngineApiAllowlist}). Which
 * version is the latest is still read each time.
 *
 * <p>A diagram that one request reads is not handed out to another before it is complete. The engine publishes it before its timers know
 * their definitions; whoever started a case in between would fail, after the start of a node under load.
 */
final class KnownDefinitions extends DeploymentCache {
    /** The engine's default. */
    private static final int CAPACITY = 1000;

    /** @param deployers that read a diagram when it is asked for the first time */
    KnownDefinitions(List<Deployer> deployers) {
        super(new DefaultCacheFactory(), CAPACITY);
        setDeployers(deployers);
        CacheFactory factory = new DefaultCacheFactory();
        processDefinitionEntityCache = new Diagrams(factory, cacheDeployer);
        bpmnModelInstanceCache = new BpmnModelInstanceCache(factory, CAPACITY, processDefinitionEntityCache);
    }

    private static final class Diagrams extends ProcessDefinitionCache {
        private final Map<String, String> idsByDeployment = new ConcurrentHashMap<>();
        /** Ids of what was read to its end. */
        private final Set<String> complete = ConcurrentHashMap.newKeySet();

        Diagrams(CacheFactory factory, CacheDeployer deployer) {
            super(factory, CAPACITY, deployer);
        }

        @Override
        public ProcessDefinitionEntity findDeployedDefinitionById(String id) {
            ProcessDefinitionEntity known = known(id);
            return known != null ? forCommand(known) : super.findDeployedDefinitionById(id);
        }

        @Override
        public ProcessDefinitionEntity findDeployedDefinitionByDeploymentAndKey(String deployment, String key) {
            String id = idsByDeployment.get(deployment + '/' + key);
            ProcessDefinitionEntity known = known(id);
            if (known != null) return forCommand(known);
            ProcessDefinitionEntity found = super.findDeployedDefinitionByDeploymentAndKey(deployment, key);
            idsByDeployment.put(deployment + '/' + key, found.getId());
            return found;
        }

        /** Null if it was not read, or not to its end. */
        private ProcessDefinitionEntity known(String id) {
            return id != null && complete.contains(id) ? findDefinitionFromCache(id) : null;
        }

        @Override
        public ProcessDefinitionEntity resolveDefinition(ProcessDefinitionEntity row) {
            return known(row.getId()) != null ? super.resolveDefinition(row) : read(row);
        }

        /** One at a time, as in the engine: whoever else wants it waits for its end. What failed on the way is read anew. */
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

        /** As if the command had read it: other parts of the engine look for it among what it has read. */
        private static ProcessDefinitionEntity forCommand(ProcessDefinitionEntity known) {
            DbEntityCache read =
                    Context.getCommandContext().getDbEntityManager().getDbEntityCache();
            if (read.get(ProcessDefinitionEntity.class, known.getId()) == null) read.putPersistent(known);
            return known;
        }
    }
}

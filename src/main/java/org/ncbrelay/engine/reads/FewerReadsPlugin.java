package org.ncbrelay.engine.reads;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.ncbrelay.engine.PluginLists;
import org.springframework.stereotype.Component;

/** Spares the engine reads whose answer cannot have changed. */
@Component
class FewerReadsPlugin extends AbstractProcessEnginePlugin {
    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        Map<String, JobDefinitionEntity> known = new ConcurrentHashMap<>();
        engine.setCustomSessionFactories(PluginLists.with(
                engine.getCustomSessionFactories(),
                new Reads(AuthorizationManager.class, GrantsOfAllGroups::new),
                new Reads(IncidentManager.class, IncidentsOfFailedJobs::new),
                new Reads(ExecutionManager.class, ExecutionsOfInstance::new),
                new Reads(VariableInstanceManager.class, VariablesOfInstance::new),
                new Reads(JobDefinitionManager.class, () -> new KnownJobDefinitions(known))));
        // Grants only add up: a constraint of the table refuses those that would take something away.
        engine.setAuthorizationCheckRevokes(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.setDeploymentCache(new KnownDefinitions(engine.getDeployers()));
    }

    /** Replaces the engine's own reads of a type. */
    private record Reads(Class<? extends Session> manager, Supplier<Session> made) implements SessionFactory {
        @Override
        public Class<?> getSessionType() {
            return manager;
        }

        @Override
        public Session openSession() {
            return made.get();
        }
    }
}

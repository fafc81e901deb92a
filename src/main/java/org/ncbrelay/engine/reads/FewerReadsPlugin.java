package org.ncbrelay.engine.reads;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.springframework.stereotype.Component;

/** Spares the engine reads whose answer cannot have changed. */
@Component
class FewerReadsPlugin extends AbstractProcessEnginePlugin {
    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<SessionFactory> factories = new ArrayList<>();
        if (engine.getCustomSessionFactories() != null) factories.addAll(engine.getCustomSessionFactories());
        factories.add(new Grants());
        factories.add(new JobDefinitions());
        engine.setCustomSessionFactories(factories);
        // Grants only add up: a constraint of the table refuses those that would take something away.
        engine.setAuthorizationCheckRevokes(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.setDeploymentCache(new KnownDefinitions(engine.getDeployers()));
    }

    private static final class JobDefinitions implements SessionFactory {
        private final Map<String, JobDefinitionEntity> known = new ConcurrentHashMap<>();

        @Override
        public Class<?> getSessionType() {
            return JobDefinitionManager.class;
        }

        @Override
        public Session openSession() {
            return new KnownJobDefinitions(known);
        }
    }

    private static final class Grants implements SessionFactory {
        @Override
        public Class<?> getSessionType() {
            return AuthorizationManager.class;
        }

        @Override
        public Session openSession() {
            return new GrantsOfAllGroups();
        }
    }
}

package org.ncbrelay.engine.reads;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.impl.persistence.entity.IdentityLinkManager;
import org.camunda.bpm.engine.impl.persistence.entity.IncidentManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.JobManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.ncbrelay.engine.PluginLists;
import org.springframework.stereotype.Component;

/** Gives each command the readers of this package in the place of the engine's own. */
@Component
class EngineReadsPlugin extends SpringBootProcessEnginePlugin {
    private final KnownJobDefinitions definitions = new KnownJobDefinitions();

    @Override
    public void preInit(SpringProcessEngineConfiguration engine) {
        // A constraint of the table refuses revocations (authorization_grants).
        engine.setAuthorizationCheckRevokes(SpringProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
        engine.setCustomSessionFactories(PluginLists.with(
                engine.getCustomSessionFactories(),
                new Factory(AuthorizationManager.class, RoleGrants::new),
                new Factory(ExecutionManager.class, ExecutionTrees::new),
                new Factory(VariableInstanceManager.class, FlowVariables::new),
                new Factory(IdentityLinkManager.class, TaskLinks::new),
                new Factory(JobManager.class, FlowJobs::new),
                new Factory(IncidentManager.class, JobIncidents::new),
                new Factory(JobDefinitionManager.class, definitions::reader)));
    }

    @Override
    public void postInit(SpringProcessEngineConfiguration engine) {
        TaskFlows.addStatements(engine.getSqlSessionFactory().getConfiguration());
    }

    private record Factory(Class<?> type, Supplier<Session> reader) implements SessionFactory {
        @Override
        public Class<?> getSessionType() {
            return type;
        }

        @Override
        public Session openSession() {
            return reader.get();
        }
    }
}

package org.ncbrelay.engine.timelimits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.ncbrelay.engine.PluginLists;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Which version of a decision table is the newest. A deployment on this node counts as soon as it is committed, one on another
 * node within half a minute (our default).
 */
@Component
class NewestDecisions extends AbstractProcessEnginePlugin implements Deployer {
    private static final Duration OF_ANOTHER_NODE = Duration.ofSeconds(30);

    private final ObjectProvider<RepositoryService> repository;
    private final Cache<String, String> ids =
            Caffeine.newBuilder().expireAfterWrite(OF_ANOTHER_NODE).build();

    NewestDecisions(ObjectProvider<RepositoryService> repository) {
        this.repository = repository;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPostDeployers(PluginLists.with(engine.getCustomPostDeployers(), this));
    }

    /** @return the engine's id of the table's newest version */
    String of(String table) {
        return ids.get(table, this::find);
    }

    private String find(String table) {
        return repository
                .getObject()
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(table)
                .latestVersion()
                .singleResult()
                .getId();
    }

    /** For a version that is there no longer. */
    void forget() {
        ids.invalidateAll();
    }

    /** The engine also calls it for older deployments that it reads into its memory; asking once more does no harm. */
    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            forget();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                forget();
            }
        });
    }
}

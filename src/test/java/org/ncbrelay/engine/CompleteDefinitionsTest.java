package org.ncbrelay.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ncbrelay.support.FlowTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Two requests that come to a node which has just started, and need the same diagram. */
@FlowTest
class CompleteDefinitionsTest {
    private final ProcessEngineConfigurationImpl engine;
    private final DeploymentCache before;
    private final String diagram;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    @Autowired
    CompleteDefinitionsTest(ProcessEngine engine, RepositoryService repository) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.before = this.engine.getDeploymentCache();
        this.diagram = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("acknowledgment")
                .latestVersion()
                .singleResult()
                .getId();
    }

    @AfterEach
    void asBefore() {
        end.countDown();
        engine.setDeploymentCache(before);
    }

    @Test
    void theSecondDoesNotGetADiagramThatTheFirstHasNotReadToItsEnd() throws Exception {
        engine.setDeploymentCache(cache(readersThatWaitAtTheirEnd()));
        FutureTask<String> first = new FutureTask<>(this::find);
        new Thread(first, "first").start();
        assertThat(reached.await(1, TimeUnit.MINUTES)).isTrue();

        FutureTask<String> second = new FutureTask<>(this::find);
        Thread waiting = new Thread(second, "second");
        waiting.start();
        await().atMost(1, TimeUnit.MINUTES).until(() -> second.isDone() || waiting.getState() == Thread.State.BLOCKED);
        assertThat(second.isDone()).isFalse();

        end.countDown();
        assertThat(first.get(1, TimeUnit.MINUTES)).isEqualTo(diagram);
        assertThat(second.get(1, TimeUnit.MINUTES)).isEqualTo(diagram);
    }

    @Test
    void aDiagramThatCouldNotBeReadToItsEndIsReadAnew() {
        AtomicInteger reads = new AtomicInteger();
        List<Deployer> readers = new ArrayList<>(engine.getDeployers());
        readers.add(deployment -> {
            if (reads.incrementAndGet() == 1) throw new IllegalStateException("the database is away");
        });
        engine.setDeploymentCache(cache(readers));

        assertThatThrownBy(this::find).hasMessageContaining("the database is away");
        assertThat(find()).isEqualTo(diagram);
        assertThat(reads).hasValue(2);
    }

    private DeploymentCache cache(List<Deployer> readers) {
        DeploymentCache cache = new CompleteDefinitions.Definitions();
        cache.setDeployers(readers);
        return cache;
    }

    private String find() {
        return engine.getCommandExecutorTxRequired()
                .execute(command -> engine.getDeploymentCache()
                        .findDeployedProcessDefinitionById(diagram)
                        .getId());
    }

    /** The engine's own, and one behind them: what they have read is in the cache by then. */
    private List<Deployer> readersThatWaitAtTheirEnd() {
        List<Deployer> readers = new ArrayList<>(engine.getDeployers());
        readers.add(deployment -> {
            reached.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return readers;
    }
}

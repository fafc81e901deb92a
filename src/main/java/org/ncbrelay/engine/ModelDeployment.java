package org.ncbrelay.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys diagrams, decision tables and forms together, under names that do not depend on how the relay was started;
 * unchanged ones are not deployed again.
 */
@Component
public record ModelDeployment(
        RepositoryService repository,
        WithoutEngineGrants privileged,
        TransactionTemplate transaction,
        JdbcClient jdbc,
        ReplacedTables replaced) {
    /** By this source the relay's own models are known among all that is deployed. */
    public static final String SOURCE = "ncb-relay";

    private static final long LOCK = 7_240_001L;

    /** Says who speaks to whom; drawn for readers, and no process. */
    private static final String OVERVIEW = "overview.bpmn";

    private static final String[] PATTERNS = {
        "classpath:/bpmn/*.bpmn", "classpath:/bpmn/*.dmn", "classpath:/forms/*.form"
    };

    /** Runs on each node; nodes that start at once wait for each other. */
    @EventListener(ApplicationStartedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    public void deploy() {
        transaction.executeWithoutResult(status -> privileged.call(() -> {
            // Another node may take longer than a request may wait, and a reader of the models says nothing
            // meanwhile.
            jdbc.sql("SET LOCAL lock_timeout = '5min'; SET LOCAL statement_timeout = '5min';"
                            + " SET LOCAL idle_in_transaction_session_timeout = '5min'")
                    .update();
            jdbc.sql("SELECT pg_advisory_xact_lock(?)")
                    .param(LOCK)
                    .query((row, n) -> 0)
                    .single();
            DeploymentBuilder deployment = repository
                    .createDeployment()
                    .name("NCB Relay")
                    .source(SOURCE)
                    .enableDuplicateFiltering(false);
            for (Resource model : released(PATTERNS)) add(deployment, model);
            return deployment.deploy();
        }));
    }

    /** The diagrams of this release. */
    public static List<BpmnModelInstance> diagrams() {
        return released(PATTERNS[0]).stream()
                .map(diagram -> opened(diagram, Bpmn::readModelFromStream))
                .toList();
    }

    /** The files of this release. */
    public static List<Resource> released(String... patterns) {
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        return Arrays.stream(patterns)
                .flatMap(pattern -> {
                    try {
                        return Arrays.stream(resolver.getResources(pattern));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .filter(model -> !OVERVIEW.equals(model.getFilename()))
                .sorted(Comparator.comparing(Resource::getFilename))
                .toList();
    }

    private void add(DeploymentBuilder deployment, Resource released) {
        Resource model = replaced.inPlaceOf(released);
        String folder = model.getFilename().endsWith(".form") ? "forms/" : "bpmn/";
        opened(model, content -> deployment.addInputStream(folder + model.getFilename(), content));
    }

    private static <T> T opened(Resource model, Function<InputStream, T> use) {
        try (InputStream content = model.getInputStream()) {
            return use.apply(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

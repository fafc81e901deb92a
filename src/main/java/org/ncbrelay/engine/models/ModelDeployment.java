package org.ncbrelay.engine.models;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.ncbrelay.engine.WithoutEngineGrants;
import org.ncbrelay.engine.rules.InstalledRules;
import org.ncbrelay.start.CannotStart;
import org.ncbrelay.store.people.AdministrationTransactions;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deploys diagrams, decision tables and forms together, under names that do not depend on how the relay was started: those of the release, in
 * their place the tables that the installation replaced, and the models that two operators have put in force. A call and a form are of the
 * same deployment as the diagram that names them, so one deployment has all; where nothing is changed, nothing is deployed again.
 */
@Component
public record ModelDeployment(
        RepositoryService repository,
        WithoutEngineGrants privileged,
        TransactionTemplate transaction,
        JdbcClient jdbc,
        InstalledRules rules,
        AdministrationTransactions changes,
        InstalledWords words) {
    /** By this source the relay's own models are known among all that is deployed. */
    public static final String SOURCE = "ncb-relay";

    private static final long LOCK = 7_240_001L;

    /** Says who speaks to whom; drawn for readers, and no process. */
    private static final String OVERVIEW = "overview.bpmn";

    private static final String[] PATTERNS = {
        "classpath:/bpmn/*.bpmn", "classpath:/bpmn/*.dmn", "classpath:/forms/*.form"
    };

    /**
     * Runs on each node; nodes that start at once wait for each other.
     *
     * @throws CannotStart if the models in force do not fit this release
     */
    @EventListener(ApplicationStartedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    public void deploy() {
        transaction.executeWithoutResult(status -> {
            waitForOtherNodes();
            privileged.call(models(requireFit(inForce())).enableDuplicateFiltering(false)::deploy);
        });
        words.read();
    }

    /**
     * Deploys other models than those in force, in the running transaction.
     *
     * @param files of the installation, by name; none for the models of the release
     */
    void deploy(Map<String, String> files) {
        waitForOtherNodes();
        // The engine finds duplicates by the time of the newest deployment, and two operators want these whatever the
        // clocks say.
        privileged.call(models(files)::deploy);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                words.read();
            }
        });
    }

    private void waitForOtherNodes() {
        // Another node may take longer than a request may wait, and a reader of the models says nothing meanwhile.
        jdbc.sql("SET LOCAL lock_timeout = '5min'; SET LOCAL statement_timeout = '5min';"
                        + " SET LOCAL idle_in_transaction_session_timeout = '5min'")
                .update();
        jdbc.sql("SELECT pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((row, n) -> 0)
                .single();
    }

    /** Empty for those of the release. */
    private Map<String, String> inForce() {
        return changes.models(0).stream()
                .reduce((older, newer) -> newer)
                .map(newest -> newest.proposal().files())
                .orElse(Map.of());
    }

    private static Map<String, String> requireFit(Map<String, String> files) {
        List<Finding> findings = files.isEmpty() ? List.of() : ModelFolder.findings(files);
        if (findings.isEmpty()) return files;
        throw new CannotStart(
                "The models in force do not fit this release: "
                        + findings.get(0).sentence(),
                "Start the former release; there, two operators put models in force that fit both, or those of the release.");
    }

    private DeploymentBuilder models(Map<String, String> files) {
        DeploymentBuilder deployment =
                repository.createDeployment().name("NCB Relay").source(SOURCE);
        Map<String, String> own = new TreeMap<>(files);
        own.keySet().removeIf(name -> name.endsWith(".properties"));
        for (Resource model : released(PATTERNS))
            if (!own.containsKey(model.getFilename())) add(deployment, rules.inPlaceOf(model));
        own.forEach((name, text) -> deployment.addInputStream(
                folder(name) + name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
        return deployment;
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

    private static void add(DeploymentBuilder deployment, Resource model) {
        String name = model.getFilename();
        opened(model, content -> deployment.addInputStream(folder(name) + name, content));
    }

    private static String folder(String name) {
        return name.endsWith(".form") ? "forms/" : "bpmn/";
    }

    private static <T> T opened(Resource model, Function<InputStream, T> use) {
        try (InputStream content = model.getInputStream()) {
            return use.apply(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.ncbrelay.engine.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ncbrelay.domain.Sha256;
import org.ncbrelay.engine.DecisionTables;
import org.ncbrelay.engine.WithoutEngineGrants;
import org.ncbrelay.engine.models.InstalledWords;
import org.ncbrelay.engine.models.ModelDeployment;
import org.ncbrelay.port.DatabaseHistory;
import org.ncbrelay.store.people.AdministrationTransactions;
import org.ncbrelay.support.FlowTestCase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A table of the installation counts from the next start on, and the audit of INTERPOL says so once; so does the way back. */
class RuleChangesFlowTest extends FlowTestCase {
    @TempDir
    private Path folder;

    @Autowired
    private WithoutEngineGrants privileged;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DatabaseHistory history;

    @Autowired
    private DecisionTables tables;

    @Autowired
    private AdministrationTransactions changes;

    @Autowired
    private InstalledWords words;

    private int starts;

    @Test
    void aStartDeploysAndNotesEachChangeOnce() throws IOException {
        String released = Files.readString(Path.of("bpmn/preservationPeriods.dmn"));
        String changed = released.replace("<text>90</text>", "<text>60</text>");
        Files.writeString(folder.resolve("preservationPeriods.dmn"), changed);
        int before = noted().size();
        List<String> deployed = deployments();
        try {
            start(folder.toString());
            start(folder.toString());
            assertThat(days()).isEqualTo(60);
            start("");
            start("");
            assertThat(days()).isEqualTo(90);
            assertThat(deployments()).hasSize(deployed.size() + 2);
        } finally {
            deployments().stream().filter(id -> !deployed.contains(id)).forEach(repository::deleteDeployment);
            tables.forgetVersions();
        }
        assertThat(noted().subList(before, before + 2))
                .containsExactly(
                        "RULES_OF_INSTALLATION preservationPeriods " + Sha256.hex(changed),
                        "RULES_OF_RELEASE preservationPeriods " + Sha256.hex(released));
        assertThat(noted()).hasSize(before + 2);
    }

    /** A year after the start before: the engine compares with the newest deployment. */
    private void start(String directory) {
        flow.setClock(Instant.parse((2027 + starts++) + "-01-01T00:00:00Z"));
        InstalledRules rules = new InstalledRules(directory);
        new ModelDeployment(repository, privileged, transaction, jdbc, rules, changes, words).deploy();
        new RuleChanges(rules, jdbc, history).note();
        tables.forgetVersions();
    }

    private List<String> deployments() {
        return repository.createDeploymentQuery().list().stream()
                .map(Deployment::getId)
                .toList();
    }

    private int days() {
        return ((Number) tables.row("preservationPeriods", Map.of("provider", "any"))
                        .get("days"))
                .intValue();
    }

    private List<String> noted() {
        return administration.queryForList("""
                SELECT act || ' ' || subject FROM audit_record WHERE organisation = 'INTERPOL' AND act LIKE 'RULES\\_%' ORDER BY number""", String.class);
    }
}

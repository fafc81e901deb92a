package org.ncbrelay.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.springframework.stereotype.Component;

/**
 * Answers of decision tables outside a diagram. The engine parses a table's expressions anew at every question, which was half the
 * work of a submission; so answers are cached, for the version of the table that gave them. A new version of a table counts within
 * half a minute (our default).
 */
@Component
public class DecisionTables {
    private static final Duration NEW_VERSION = Duration.ofSeconds(30);

    private final RepositoryService repository;
    private final DecisionService decisions;
    private final WithoutEngineGrants privileged;
    private final Cache<Question, Map<String, Object>> answers =
            Caffeine.newBuilder().maximumSize(10_000).build();

    private final Cache<String, String> newestVersions =
            Caffeine.newBuilder().expireAfterWrite(NEW_VERSION).build();

    DecisionTables(RepositoryService repository, DecisionService decisions, WithoutEngineGrants privileged) {
        this.repository = repository;
        this.decisions = decisions;
        this.privileged = privileged;
    }

    /** The one answer of a table to these facts. */
    public String ask(String table, Map<String, Object> facts) {
        return (String) row(table, facts).values().iterator().next();
    }

    /** The outputs of the one row of a table that fits these facts. */
    public Map<String, Object> row(String table, Map<String, Object> facts) {
        return privileged.call(() -> {
            try {
                return answers.get(new Question(newestVersion(table), facts), this::evaluate);
            } catch (NotFoundException undeployed) {
                forgetVersions();
                return answers.get(new Question(newestVersion(table), facts), this::evaluate);
            }
        });
    }

    private String newestVersion(String table) {
        return newestVersions.get(
                table,
                key -> repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .latestVersion()
                        .singleResult()
                        .getId());
    }

    /** Asks for the newest version of each table anew. */
    public void forgetVersions() {
        newestVersions.invalidateAll();
    }

    private Map<String, Object> evaluate(Question question) {
        return decisions
                .evaluateDecisionTableById(question.tableVersion(), question.facts())
                .getSingleResult()
                .getEntryMap();
    }

    private record Question(String tableVersion, Map<String, Object> facts) {}
}

package org.ncbrelay.engine.timelimits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.calendar.TimeLimit;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.deadline.TimeLimits;
import org.ncbrelay.domain.preservation.PreservationPeriods;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.engine.WithoutEngineGrants;
import org.springframework.stereotype.Component;

/**
 * Time limits, escalations and periods as the decision tables {@code timeLimits}, {@code escalation} and {@code preservationPeriods} have them. The engine parses a
 * table's expressions anew at every question, which was half the work of a submission; so answers are cached, for the version of
 * the table that gave them. A new version of a table counts within half a minute (our default).
 */
@Component
class DecisionTimeLimits implements TimeLimits, PreservationPeriods {
    private static final Duration NEW_VERSION = Duration.ofSeconds(30);

    private final RepositoryService repository;
    private final DecisionService decisions;
    private final WithoutEngineGrants privileged;
    private final Cache<Question, Map<String, Object>> answers =
            Caffeine.newBuilder().maximumSize(10_000).build();

    private final Cache<String, String> newestVersions =
            Caffeine.newBuilder().expireAfterWrite(NEW_VERSION).build();

    DecisionTimeLimits(RepositoryService repository, DecisionService decisions, WithoutEngineGrants privileged) {
        this.repository = repository;
        this.decisions = decisions;
        this.privileged = privileged;
    }

    @Override
    public TimeLimit of(OrganisationCode country, String step, Urgency urgency) {
        return TimeLimit.parse(
                entry(ask("timeLimits", Map.of("country", country.value(), "step", step, "urgency", urgency.name()))));
    }

    @Override
    public Escalation escalation(String step, int stage, boolean secondOffice) {
        return Escalation.valueOf(
                entry(ask("escalation", Map.of("step", step, "stage", stage, "secondOffice", secondOffice))));
    }

    @Override
    public Period of(String provider) {
        Map<String, Object> row =
                ask("preservationPeriods", Map.of("provider", provider.strip().toLowerCase(Locale.ROOT)));
        return new Period(((Number) row.get("days")).intValue(), ((Number) row.get("renewals")).intValue());
    }

    private static String entry(Map<String, Object> row) {
        return (String) row.values().iterator().next();
    }

    private Map<String, Object> ask(String table, Map<String, Object> facts) {
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

    void forgetVersions() {
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

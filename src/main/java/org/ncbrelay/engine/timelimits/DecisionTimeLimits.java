package org.ncbrelay.engine.timelimits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.calendar.TimeLimit;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.engine.WithoutEngineGrants;
import org.ncbrelay.port.TimeLimits;
import org.springframework.stereotype.Component;

/**
 * Time limits and escalations as the decision tables {@code timeLimits} and {@code escalation} have them. The engine parses a
 * table's expressions anew at every question, which was half the work of a submission; so answers are cached, for the version of
 * the table that gave them.
 */
@Component
class DecisionTimeLimits implements TimeLimits {
    private final NewestDecisions newest;
    private final DecisionService decisions;
    private final WithoutEngineGrants privileged;
    private final Cache<Question, String> answers =
            Caffeine.newBuilder().maximumSize(10_000).build();

    DecisionTimeLimits(NewestDecisions newest, DecisionService decisions, WithoutEngineGrants privileged) {
        this.newest = newest;
        this.decisions = decisions;
        this.privileged = privileged;
    }

    @Override
    public TimeLimit of(OrganisationCode country, String step, Urgency urgency) {
        return TimeLimit.parse(
                ask("timeLimits", Map.of("country", country.value(), "step", step, "urgency", urgency.name())));
    }

    @Override
    public Escalation escalation(String step, int stage, boolean secondOffice) {
        return Escalation.valueOf(
                ask("escalation", Map.of("step", step, "stage", stage, "secondOffice", secondOffice)));
    }

    private String ask(String table, Map<String, Object> facts) {
        return privileged.call(() -> {
            try {
                return answers.get(new Question(newest.of(table), facts), this::evaluate);
            } catch (NotFoundException undeployed) {
                newest.forget();
                return answers.get(new Question(newest.of(table), facts), this::evaluate);
            }
        });
    }

    private String evaluate(Question question) {
        return decisions
                .evaluateDecisionTableById(question.tableVersion(), question.facts())
                .getSingleResult()
                .getSingleEntry();
    }

    private record Question(String tableVersion, Map<String, Object> facts) {}
}

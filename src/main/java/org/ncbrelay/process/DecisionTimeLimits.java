package org.ncbrelay.process;

import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.calendar.TimeLimit;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.port.TimeLimits;
import org.springframework.stereotype.Component;

/** Time limits and escalations as the decision tables {@code timeLimits} and {@code escalation} have them. */
@Component
class DecisionTimeLimits implements TimeLimits {
    private final DecisionService decisions;
    private final Privileged privileged;

    DecisionTimeLimits(DecisionService decisions, Privileged privileged) {
        this.decisions = decisions;
        this.privileged = privileged;
    }

    @Override
    public TimeLimit of(OrganisationCode country, String step, Urgency urgency) {
        return TimeLimit.parse(
                ask("timeLimits", Map.of("country", country.value(), "step", step, "urgency", urgency.name())));
    }

    @Override
    public String escalation(String step, int stage) {
        return ask("escalation", Map.of("step", step, "stage", stage));
    }

    private String ask(String table, Map<String, Object> facts) {
        return privileged.call(() -> decisions
                .evaluateDecisionTableByKey(table, facts)
                .getSingleResult()
                .getSingleEntry());
    }
}

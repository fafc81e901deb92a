package org.ncbrelay.engine.timelimits;

import java.util.Locale;
import java.util.Map;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.calendar.TimeLimit;
import org.ncbrelay.domain.deadline.Escalation;
import org.ncbrelay.domain.deadline.TimeLimits;
import org.ncbrelay.domain.preservation.PreservationPeriods;
import org.ncbrelay.domain.request.Urgency;
import org.ncbrelay.engine.DecisionTables;
import org.springframework.stereotype.Component;

/** Time limits, escalations and periods as the decision tables {@code timeLimits}, {@code escalation} and {@code preservationPeriods} have them. */
@Component
record DecisionTimeLimits(DecisionTables tables) implements TimeLimits, PreservationPeriods {
    @Override
    public TimeLimit of(OrganisationCode country, String step, Urgency urgency) {
        return TimeLimit.parse(
                tables.ask("timeLimits", Map.of("country", country.value(), "step", step, "urgency", urgency.name())));
    }

    @Override
    public Escalation escalation(String step, int stage, boolean secondOffice) {
        return Escalation.valueOf(
                tables.ask("escalation", Map.of("step", step, "stage", stage, "secondOffice", secondOffice)));
    }

    @Override
    public Period of(String provider) {
        Map<String, Object> row = tables.row(
                "preservationPeriods", Map.of("provider", provider.strip().toLowerCase(Locale.ROOT)));
        return new Period(((Number) row.get("days")).intValue(), ((Number) row.get("renewals")).intValue());
    }
}

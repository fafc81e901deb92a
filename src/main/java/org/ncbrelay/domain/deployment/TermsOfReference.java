package org.ncbrelay.domain.deployment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.request.Confidentiality;

/**
 * What host and General Secretariat sign before a team comes.
 *
 * @param startsOn      first day of the team in the country
 * @param workingDays   1 to {@value #LONGEST_WORKING_DAYS}, by the calendar of the host
 * @param evidenceRules evidence stays in the custody of the host
 */
public record TermsOfReference(
        String purpose,
        String legalBasis,
        String hostLeadAgency,
        String places,
        LocalDate startsOn,
        int workingDays,
        String tasksInScope,
        String tasksOutOfScope,
        String team,
        String evidenceRules,
        Confidentiality confidentiality,
        MediaRule mediaRule,
        CostBearer costBearer,
        String emergencyContact,
        String reporting) {
    /** The longest a mission may last in working days, extensions included; our default. */
    public static final int LONGEST_WORKING_DAYS = 20;

    public TermsOfReference {
        List<Violation> violations = new ArrayList<>();
        given(purpose, "purpose", violations);
        given(legalBasis, "legalBasis", violations);
        given(hostLeadAgency, "hostLeadAgency", violations);
        given(places, "places", violations);
        given(startsOn, "startsOn", violations);
        given(tasksInScope, "tasksInScope", violations);
        given(tasksOutOfScope, "tasksOutOfScope", violations);
        given(team, "team", violations);
        given(evidenceRules, "evidenceRules", violations);
        given(confidentiality, "confidentiality", violations);
        given(mediaRule, "mediaRule", violations);
        given(costBearer, "costBearer", violations);
        given(emergencyContact, "emergencyContact", violations);
        given(reporting, "reporting", violations);
        if (workingDays < 1 || workingDays > LONGEST_WORKING_DAYS)
            violations.add(new Violation("workingDays", "must be 1 to " + LONGEST_WORKING_DAYS + " working days"));
        if (!violations.isEmpty()) throw new Refusal.Invalid(violations);
    }

    /** @throws Refusal.Invalid if the team would come before today, or the level is lower than the request's */
    public void requireFit(LocalDate today, Confidentiality ofRequest) {
        if (startsOn.isBefore(today)) throw new Refusal.Invalid("startsOn", "wrong.past", "must not lie in the past");
        if (confidentiality.compareTo(ofRequest) < 0)
            throw new Refusal.Invalid("confidentiality", "wrong.lowerLevel", "cannot be lower than the request's");
    }

    private static void given(Object value, String field, List<Violation> violations) {
        if (value == null || value instanceof String text && text.isBlank())
            violations.add(new Violation(field, "wrong.required", "is required"));
    }

    /** Who speaks to the media. */
    public enum MediaRule {
        NONE,
        HOST_ONLY,
        JOINT
    }

    /** Who pays. */
    public enum CostBearer {
        INTERPOL,
        HOST,
        SHARED
    }
}

package org.ncbrelay.domain.support;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ncbrelay.domain.OrganisationCode;

/**
 * One recorded step of a capability's support; never changed.
 *
 * @param content      what was said, by name
 * @param organisation whom the recorder serves
 */
public record CapabilityStep(
        StepKind kind,
        Map<String, Object> content,
        String recordedBy,
        OrganisationCode organisation,
        Instant recordedAt) {
    public CapabilityStep {
        content = Map.copyOf(content);
    }

    /** A text of the content; null if it was left out. */
    public String text(String name) {
        Object value = content.get(name);
        return value == null ? null : value.toString();
    }

    /** The texts of a list of the content; empty if it was left out. */
    public List<String> texts(String name) {
        return content.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    public boolean flag(String name) {
        return Boolean.TRUE.equals(content.get(name));
    }

    /** The last step of a kind. */
    public static Optional<CapabilityStep> last(List<CapabilityStep> steps, StepKind kind) {
        return steps.stream().filter(step -> step.kind() == kind).reduce((first, last) -> last);
    }

    /** Content by name; what is null is left out. */
    public static Map<String, Object> content(Object... namesAndValues) {
        Map<String, Object> content = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2)
            if (namesAndValues[i + 1] != null) content.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        return content;
    }

    /** What can be put on record of a capability's support. */
    public enum StepKind {
        ANALYST_ASSIGNED,
        PLAN_PROPOSED,
        PLAN_ANSWERED,
        SESSION_HELD,
        AIMS_JUDGED,
        NEEDS_ASSESSED,
        TRAINING_HELD,
        TRAINING_EVALUATED,
        FOLLOW_UP_REPORTED,
        EXPERTISE_DEFINED,
        ROSTER_SEARCHED,
        EXPERT_PICKED,
        RELEASE_ANSWERED,
        CONFLICT_CHECKED,
        EXPERT_INTRODUCED,
        OPINION_REVIEWED,
        EXPERT_RATED,
        SERVICE_ASKED,
        COMPLIANCE_REVIEWED,
        PUBLISHED,
        SENT,
        HIT_FOLLOWED,
        VALIDITY_CHECKED,
        HIT_ACTED_ON,
        /** Time alone ended the step: nobody answered, after all reminders. */
        NO_ANSWER
    }
}

package org.ncbrelay.domain.support;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.request.Capability;

/**
 * One recorded step of a case; never changed. It holds the answers to the form of a task as they were accepted, or what a rule of the relay
 * made of them.
 *
 * @param capability   whose support it is; null for a step of the case as a whole
 * @param kind         what a rule recorded; null where the answers are those of a form
 * @param process      diagram of the task whose form was answered; null where a rule recorded the step
 * @param node         the task; null likewise
 * @param form         the id of its form, whose labels name the answers; null likewise
 * @param round        how often the task was answered in this case with this one, from 1; null likewise
 * @param answers      what was said, by name
 * @param organisation whom the recorder serves
 */
public record StepRecord(
        Capability capability,
        StepKind kind,
        String process,
        String node,
        String form,
        Integer round,
        Map<String, Object> answers,
        String recordedBy,
        OrganisationCode organisation,
        Instant recordedAt) {
    public StepRecord {
        answers = Map.copyOf(answers);
    }

    /** Diagram and task, {@code hits/Task_FollowHits}, of answers to a form. */
    public String task() {
        return process + '/' + node;
    }

    /** Whether it holds the answers of this task, {@code hits/Task_FollowHits}. */
    public boolean isOf(String task) {
        return task.equals(task());
    }

    /** A text of the answers; null if it was left out. */
    public String text(String name) {
        Object value = answers.get(name);
        return value == null ? null : value.toString();
    }

    /** The texts of a list of the answers; empty if it was left out. */
    public List<String> texts(String name) {
        return answers.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    public boolean flag(String name) {
        return Boolean.TRUE.equals(answers.get(name));
    }

    /** The last step of a kind. */
    public static Optional<StepRecord> last(List<StepRecord> steps, StepKind kind) {
        return steps.stream().filter(step -> step.kind() == kind).reduce((first, last) -> last);
    }

    /** Answers by name; what is null is left out. */
    public static Map<String, Object> answers(Object... namesAndValues) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2)
            if (namesAndValues[i + 1] != null) answers.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        return answers;
    }

    /** What a rule of the relay can put on record of a capability's support. */
    public enum StepKind {
        ANALYST_ASSIGNED,
        PLAN_PROPOSED,
        PLAN_ANSWERED,
        EXPERTISE_DEFINED,
        ROSTER_SEARCHED,
        EXPERT_PICKED,
        RELEASE_ANSWERED,
        CONFLICT_CHECKED,
        EXPERT_INTRODUCED,
        OPINION_REVIEWED,
        SERVICE_ASKED,
        COMPLIANCE_REVIEWED,
        PUBLISHED,
        SENT,
        /** Time alone ended the step: no answer, after all reminders. */
        NO_ANSWER
    }
}

package org.ncbrelay.web.pages.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.Violation;

/**
 * A step in the menu of the request page.
 *
 * @param name   of the step; {@code REVIEW} for the last
 * @param number from 1
 * @param done   whether something is written there and nothing is missing or wrong
 * @param wrong  whether something is missing or wrong there; false while no one has asked for a check
 */
public record StepMark(String name, int number, boolean current, boolean done, boolean wrong) {
    public static final String REVIEW = "REVIEW";

    /**
     * @param current  null on the page of the review
     * @param checked  whether an officer has asked for a check
     * @param evidence how many files the draft has
     */
    public static List<StepMark> of(
            Map<String, Object> content, List<Violation> violations, Step current, boolean checked, int evidence) {
        List<StepMark> marks = new ArrayList<>();
        for (Step step : Step.values()) {
            boolean wrong = violations.stream().anyMatch(violation -> step.holds(violation.field()));
            boolean written = step == Step.EVIDENCE ? evidence > 0 : isWritten(step, content);
            marks.add(
                    new StepMark(step.name(), marks.size() + 1, step == current, written && !wrong, wrong && checked));
        }
        marks.add(new StepMark(REVIEW, marks.size() + 1, current == null, false, false));
        return marks;
    }

    private static boolean isWritten(Step step, Map<String, Object> content) {
        return step.parts().stream()
                .anyMatch(part -> part.name().isEmpty()
                        ? part.fields().stream().anyMatch(field -> isWritten(content.get(field.name())))
                        : isWritten(content.get(part.name())));
    }

    /** Boxes that are not ticked say nothing. */
    private static boolean isWritten(Object value) {
        if (value instanceof Map<?, ?> map) return map.values().stream().anyMatch(StepMark::isWritten);
        if (value instanceof List<?> list) return list.stream().anyMatch(StepMark::isWritten);
        return value != null && !Boolean.FALSE.equals(value);
    }
}

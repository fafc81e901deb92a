package org.ncbrelay.domain.support;

import java.util.List;
import org.ncbrelay.domain.Refusal;

/**
 * What an agency and an analyst agree on for mentoring (Annex 2.2).
 *
 * @param aims     one to five; the agency judges each (our default)
 * @param schedule sessions, as people read it
 */
public record MentoringPlan(List<String> aims, String schedule) {
    /** What a form can ask about; our default. */
    public static final int MOST_AIMS = 5;

    public MentoringPlan {
        aims = List.copyOf(aims);
        if (aims.isEmpty() || aims.size() > MOST_AIMS)
            throw new Refusal.Invalid("aims", "wrong.aims", "must be one to " + MOST_AIMS + " lines, one aim in each");
        if (schedule == null || schedule.isBlank()) throw new Refusal.Invalid("schedule", "say when the sessions are");
    }

    /** Reads aims written one in each line; empty lines do not count. */
    public static MentoringPlan of(String aims, String schedule) {
        return new MentoringPlan(
                aims.lines().map(String::strip).filter(line -> !line.isEmpty()).toList(), schedule);
    }
}

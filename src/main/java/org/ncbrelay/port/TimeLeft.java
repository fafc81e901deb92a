package org.ncbrelay.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.calendar.TimeLimit;

/**
 * How much time the steps of a case have left: counted as the limit of each counts, by the calendar of whoever works. A port
 * because the limits are decision tables of the engine, which is to be replaceable.
 */
public interface TimeLeft {
    /** By id of the task; a task whose date comes from elsewhere than the table of time limits is left out. */
    Map<String, Left> of(List<OpenTasks.Open> tasks);

    /** The clocks of a case that stand still while the other side owes an answer; none once the case is over. */
    List<Paused> paused(CaseReference reference);

    /**
     * @param time what is left, or by how much it is late; never negative
     * @param late whether the limit is over
     */
    record Left(TimeLimit time, boolean late) {}

    /**
     * @param step   as the table of time limits calls it
     * @param reason why it stands still; null if none was recorded
     * @param left   what is left once it runs again; zero if the limit was over before
     */
    record Paused(String step, Instant since, String reason, TimeLimit left) {}
}

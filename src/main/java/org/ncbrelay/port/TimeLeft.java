package org.ncbrelay.port;

import java.time.Instant;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.calendar.TimeLimit;

/**
 * How much time the paused steps of a case have left: counted as the limit of each counts, by the calendar of the working office. A port
 * because the limits are decision tables of the engine, which is to be replaceable.
 */
public interface TimeLeft {
    /** The clocks of a case that are paused while the other side owes an answer; none once the case is over. */
    List<Paused> paused(CaseReference reference);

    /**
     * @param step   as the table of time limits calls it
     * @param reason why it is paused; null if none was recorded
     * @param left   what is left once it runs again; zero if the limit was over before
     */
    record Paused(String step, Instant since, String reason, TimeLimit left) {}
}

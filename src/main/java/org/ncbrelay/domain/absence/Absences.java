package org.ncbrelay.domain.absence;

import java.time.Instant;
import java.util.List;

/** Who of the acting organisation is away when, and who stands in. */
public interface Absences {
    /**
     * Keeps a new one.
     *
     * @throws org.ncbrelay.domain.Refusal.Conflict if another absence of the officer was entered at the same moment
     */
    void add(Absence absence, Instant at);

    /** Ends one that is not over. */
    void end(Absence absence, Instant at);

    /** Those of an officer that are not over, the next first. */
    List<Absence> of(String userId, Instant at);

    /** Those in which somebody stands in for others and that are not over, the next first. */
    List<Absence> coveredBy(String userId, Instant at);
}

package org.ncbrelay.domain.absence;

import java.time.Instant;
import java.util.List;

/** The absences of the acting organisation, with their substitutes. */
public interface Absences {
    /**
     * Keeps a new one.
     *
     * @throws org.ncbrelay.domain.Refusal.Conflict if another absence of the officer was entered at the same moment
     */
    void add(Absence absence, Instant at);

    /** Ends one that is not over. */
    void end(Absence absence, Instant at);

    /**
     * Opens the cases of absent members of the deployment office to their substitutes, and closes them where the absence is over. Other
     * substitutes read what they stand in for as it is: the same organisation or agency.
     */
    void openToSubstitutes(Instant at);

    /** Those of an officer that are not over, the next first. */
    List<Absence> of(String userId, Instant at);

    /** Those in which somebody is the substitute and that are not over, the next first. */
    List<Absence> coveredBy(String userId, Instant at);
}

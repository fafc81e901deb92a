package org.ncbrelay.store.cases;

import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.Violation;
import org.ncbrelay.domain.casefile.Cases;

/** The case that a duplicate repeats. */
public final class StandingCase {
    /** All other cases are answered alike, so that none is told from another. */
    public static final Violation NOT_STANDING = new Violation(
            "linkedReference", "wrong.standingCase", "must be another open, recorded case of the same country");

    private StandingCase() {}

    /**
     * @param named by its duplicate; null if none
     * @return empty unless it is another open, recorded case of the same country
     */
    public static Optional<CaseReference> of(
            CaseReference duplicate, String named, Cases cases, Recordings recordings) {
        return Optional.ofNullable(named)
                .filter(CaseReference::isWellFormed)
                .map(CaseReference::new)
                .filter(standing -> !standing.equals(duplicate)
                        && standing.organisation().equals(duplicate.organisation())
                        && cases.isReadable(standing)
                        && !cases.get(standing).status().isFinal()
                        && recordings.isRecorded(standing));
    }

    /**
     * The same for a decision.
     *
     * @throws Refusal.Invalid naming the decision, if there is no such case
     */
    public static CaseReference require(CaseReference duplicate, String named, Cases cases, Recordings recordings) {
        return of(duplicate, named, cases, recordings)
                .orElseThrow(
                        () -> new Refusal.Invalid(
                                "decision",
                                "wrong.join",
                                "can only be joined to an open, recorded case of the same country that the assessment names as its duplicate"));
    }
}

package org.ncbrelay.domain.measure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.request.Capability;

/** The measures of cases; each ends once, done or undone. Other countries see those that name them. */
public interface Measures {
    void take(Measure measure, Officer by);

    /** In force now, in the order in which they were taken. */
    List<Measure> live(CaseReference reference);

    void end(Measure measure, Outcome outcome, Officer by, Instant at);

    /**
     * @param name      a number, or the code of an expert; null where the kind says all
     * @param countries other countries that it reaches
     */
    record Measure(
            UUID id,
            CaseReference reference,
            Capability capability,
            MeasureKind kind,
            String name,
            List<OrganisationCode> countries,
            Instant takenAt) {}

    /** How it ended. */
    enum Outcome {
        DONE,
        UNDONE
    }
}

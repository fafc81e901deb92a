package org.ncbrelay.domain.measure;

import java.time.Instant;
import java.time.LocalDate;
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

    /** What is live of a case besides its request, by kind and last day: it continues where the case ends and nothing undoes it (our default). */
    List<Continuing> continuing(CaseReference reference);

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
            Instant takenAt) {
        /** The countries by name, where they are at most 20 (our default); beyond that its number leads to them. */
        public List<OrganisationCode> namedCountries() {
            return countries.size() > 20 && name != null ? List.of() : countries;
        }
    }

    /**
     * @param list  {@code measure}, or {@code process} where kind is the id of the diagram of a flow of its own
     * @param name  a number, a platform, or the code of an expert; null where the kind says all
     * @param until last day; null where none is set
     */
    record Continuing(String list, String kind, String name, LocalDate until) {
        /** A withdrawal undoes each measure, and ends the follow-up of a mission. */
        public boolean outlivesWithdrawal() {
            return list.equals("process") && !kind.equals("istFollowUp");
        }
    }

    /** How it ended. */
    enum Outcome {
        DONE,
        UNDONE
    }
}

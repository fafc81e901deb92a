package org.ncbrelay.domain.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.request.Results;

/** Reports of what came of cases; a report is never changed: a further one adds to it, or corrects it and counts in its place. */
public interface ResultReports {
    /**
     * @param corrects id of the report that it corrects; else null
     * @param official whether the reporter is an official source: the report counts at once then
     */
    UUID add(CaseReference reference, Results results, UUID corrects, boolean official, String by, Instant at);

    /** Those that the acting organisation may see, in order. */
    List<Report> of(CaseReference reference);

    /** @return false if the report was confirmed or corrected before */
    boolean confirm(UUID id, String by, Instant at);

    /** The confirmed seizures of a calendar year in the cases of the acting country, by day, as they were corrected. */
    List<Seized> seizures(int year);

    /**
     * @param results     with the names of the contract
     * @param arrests     persons
     * @param corrects    id of the report in whose place it counts; else null
     * @param correctedBy id of the report that corrects it; else null
     * @param confirmedBy for the official source; null while the NCB has not confirmed the report of an agency that it does not approve
     */
    record Report(
            UUID id,
            UUID corrects,
            UUID correctedBy,
            Map<String, Object> results,
            int seizures,
            int arrests,
            int accountsClosed,
            String reportedBy,
            Instant reportedAt,
            String confirmedBy,
            Instant confirmedAt) {
        public boolean isConfirmed() {
            return confirmedAt != null;
        }

        /** Whether another report can correct it: one at a time, so that each counts in the place of one. */
        public boolean isCorrectable() {
            return correctedBy == null && (isConfirmed() || corrects == null);
        }
    }

    /**
     * One seizure of a case.
     *
     * @param agency  that asked, as its NCB registered it
     * @param seizure with the names of the contract
     */
    record Seized(String reference, String agency, Map<String, Object> seizure) {}
}

package org.ncbrelay.port;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;

/** The INTERPOL Information System (IIS), where criminal data is officially recorded (Annex 1.1). */
public interface InformationSystem {
    /**
     * Records a case once; the same case again answers the same record.
     *
     * @throws InformationSystemUnavailable if no answer came; nothing is known to be recorded and the call may be repeated
     */
    Recorded record(Entry entry);

    /**
     * Amends the record of a case once; the same supplement again answers the same amendment.
     *
     * @throws InformationSystemUnavailable as {@link #record} says
     */
    Recorded amend(Amendment amendment);

    /**
     * What is recorded, with its provenance.
     *
     * @param source      {@code NCB} or {@code APPROVED_AGENCY}; nothing else is an official source
     * @param sourceCode  country of the NCB, or code of the agency
     * @param enteredBy   user who had the record made
     */
    record Entry(
            CaseReference reference,
            String source,
            String sourceCode,
            String enteredBy,
            String purpose,
            String confidentiality,
            String handling,
            List<String> restrictedCountries,
            LocalDate retentionUntil) {}

    /**
     * What amends a record, with its provenance.
     *
     * @param id   of the supplement
     * @param kind {@code EVIDENCE}, {@code FACTS} or {@code CORRECTION}
     */
    record Amendment(
            UUID id, CaseReference reference, String kind, String source, String sourceCode, String enteredBy) {}

    /** @param number the record's number in the system */
    record Recorded(String number, Instant at) {}

    /** The system gave no usable answer; the message holds no content of a case. */
    final class InformationSystemUnavailable extends RuntimeException {
        public InformationSystemUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

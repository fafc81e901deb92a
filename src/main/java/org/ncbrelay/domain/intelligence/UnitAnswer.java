package org.ncbrelay.domain.intelligence;

import java.time.Instant;

/**
 * What a national unit answers to intelligence. INTERPOL reads it once it has passed over the channel (Annex 1.2).
 *
 * @param outcome       of a report; null in a receipt
 * @param report        the unit's words; null if none
 * @param directContact whether the unit asks for direct contact
 */
public record UnitAnswer(
        Kind kind, String outcome, String report, boolean directContact, String givenBy, Instant givenAt) {
    /** The two answers of a unit. */
    public enum Kind {
        RECEIPT,
        REPORT
    }
}

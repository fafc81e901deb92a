package org.ncbrelay.journal;

import java.util.UUID;

/**
 * A copy that the Annex demands; its letter is the proof of sending.
 *
 * @param id        given before it is written, for the row that names it as its proof
 * @param subjectId which of the case's documents of that kind was copied
 */
public record OfficialCopy(UUID id, Recipient recipient, CopySubject subject, String subjectId) {
    static OfficialCopy to(Recipient recipient, CopySubject subject, String subjectId) {
        return new OfficialCopy(EntryIds.next(), recipient, subject, subjectId);
    }

    /** Who is to have the copy. */
    public enum Recipient {
        /** Of what a country submits, corrects or withdraws (Annex 1.1). */
        GENERAL_SECRETARIAT,
        /** Of what passes between the agency and INTERPOL (Annex 1.2). */
        NCB
    }

    /** What an official copy is a copy of (Annex 1.1, 1.2). */
    public enum CopySubject {
        SUBMISSION,
        CORRECTION,
        DELIVERY,
        MESSAGE,
        WITHDRAWAL,
        EXCHANGE,
        SUPPLEMENT
    }
}

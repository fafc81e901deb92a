package org.ncbrelay.port;

/** Notes what is read of a case. Acts need no note: the database audits every one where it is entered. */
public interface AuditLog {
    /**
     * Notes a read by whoever acts, in the running transaction; where that only reads, in one of its own.
     *
     * @param reference of the case or the intelligence; null if it belongs to none
     * @param subject   what of it, by id; null for the whole
     */
    void read(Read what, String reference, String subject);

    /** What can be read. */
    enum Read {
        CASE,
        TIMELINE,
        MESSAGES,
        PRODUCT,
        INTELLIGENCE,
        DOSSIER,
        AUDIT
    }
}

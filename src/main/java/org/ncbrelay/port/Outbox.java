package org.ncbrelay.port;

import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.OrganisationCode;

/**
 * Letters that must leave: written in the business transaction, sent after it, with reference and link but no content. A port
 * because mail is outside; only the journal and the official copies write to it.
 */
public interface Outbox {
    /**
     * Queues a letter to the desk of an organisation.
     *
     * @param id of the letter, for the proof of sending
     */
    void toDesk(UUID id, CaseReference reference, OrganisationCode organisation, Letter letter);

    /** Queues a letter to the agency that asked for support, at the address its request gives. */
    void toAgency(UUID id, CaseReference reference, OrganisationCode organisation, String address, Letter letter);

    /**
     * Queues a letter that is about no case to an officer of an organisation.
     *
     * @param address of the officer; where there is none, the letter goes to the desk of the organisation
     */
    void toOfficer(UUID id, OrganisationCode organisation, String address, Letter letter);
}

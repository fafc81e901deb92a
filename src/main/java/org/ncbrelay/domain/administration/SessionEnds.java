package org.ncbrelay.domain.administration;

import java.time.Instant;
import java.util.UUID;
import org.ncbrelay.domain.OrganisationCode;

/** What was ended of others' sessions; it is only added to, and each entry is audited. */
public interface SessionEnds {
    void add(SessionEnd end);

    /**
     * That somebody ended the sessions of another person.
     *
     * @param organisation whose audit log records it: the one that the person serves, INTERPOL where it serves none
     * @param userId       whose sessions were ended
     * @param sessions     how many there were
     * @param endedBy      a head of the organisation, or an operator; never the person
     */
    record SessionEnd(
            UUID id, OrganisationCode organisation, String userId, int sessions, String endedBy, Instant endedAt) {}
}

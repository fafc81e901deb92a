package org.ncbrelay.domain.administration;

import java.time.Instant;
import java.util.UUID;
import org.ncbrelay.domain.OrganisationCode;

/**
 * That somebody ended the sessions of another person.
 *
 * @param organisation whose audit log records it: the one that the person serves, INTERPOL where it serves none
 * @param userId       whose sessions were ended
 * @param sessions     how many there were
 * @param endedBy      a head of the organisation, or an operator; never the person
 */
public record SessionEnd(
        UUID id, OrganisationCode organisation, String userId, int sessions, String endedBy, Instant endedAt) {}

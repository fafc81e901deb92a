package org.ncbrelay.domain.directory;

import java.time.Instant;

/**
 * @param mailAddress where letters to the agency go; null if none is registered
 * @param approved  whether the approval is in force
 * @param since     when the last decision was made; null if there was none
 * @param decidedBy who made it; null if there was none
 */
public record RegisteredAgency(
        String code,
        String organisation,
        String name,
        String mailAddress,
        boolean approved,
        Instant since,
        String decidedBy,
        String reason) {}

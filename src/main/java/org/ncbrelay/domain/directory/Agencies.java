package org.ncbrelay.domain.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ncbrelay.domain.Officer;

/** The register of national agencies with their NCB's approval to engage directly with INTERPOL (Annex 1.1). */
public interface Agencies {
    List<Registered> ofActingCountry();

    Optional<Registered> find(String code);

    /** Where letters to the agency go; empty if none is registered. */
    Optional<String> mailOf(String code);

    void decide(String code, boolean approved, String reason, Officer by, Instant at);

    /**
     * @param mailAddress where letters to the agency go; null if none is registered
     * @param approved  whether the approval is in force
     * @param since     when the last decision was made; null if there was none
     * @param decidedBy who made it; null if there was none
     */
    record Registered(
            String code,
            String organisation,
            String name,
            String mailAddress,
            boolean approved,
            Instant since,
            String decidedBy,
            String reason) {}
}

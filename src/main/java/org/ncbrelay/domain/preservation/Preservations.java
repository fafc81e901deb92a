package org.ncbrelay.domain.preservation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;

/** Preservation requests of cases, and what became of them. */
public interface Preservations {
    void add(CaseReference reference, List<Preserved> requests);

    Preserved get(UUID id);

    List<UUID> watched(CaseReference reference);

    void warned(UUID id, Instant at);

    void renewed(Preserved request, Officer by, Instant at);

    /** @param lapsed false if the agency decided so; @param reason null where it lapsed by itself */
    void ended(UUID id, boolean lapsed, String reason, Instant at);

    List<Standing> of(CaseReference reference);

    /**
     * One request in its current state.
     *
     * @param state {@code WATCHED}, {@code LAPSE_NEAR}, {@code RENEWED}, {@code LET_LAPSE}, {@code LAPSED}, or {@code ENDED}
     *              with its case
     */
    record Standing(
            UUID id,
            String provider,
            String account,
            LocalDate requestedAt,
            LocalDate expiresAt,
            Instant warnedAt,
            Instant renewedAt,
            String renewedBy,
            String state,
            String reason) {}
}

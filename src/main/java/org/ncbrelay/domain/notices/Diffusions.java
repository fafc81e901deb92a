package org.ncbrelay.domain.notices;

import java.time.Instant;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;

/** Diffusions as their receivers see them: the sending country, the General Secretariat, and who was picked. */
public interface Diffusions {
    void send(Diffusion diffusion, Officer by);

    /** Tells the receivers that it must not be used. */
    void cancel(String number, String reason, Instant at);

    /** Those that the acting organisation sent, reviews or received; newest first. */
    List<Diffusion> visible();

    /** Those of them that were sent from one case; newest first. */
    List<Diffusion> of(CaseReference reference);

    /**
     * A message to picked countries.
     *
     * @param cancelledAt null while it is in force
     */
    record Diffusion(
            String number,
            CaseReference reference,
            List<OrganisationCode> receivers,
            String title,
            String text,
            Instant sentAt,
            Instant cancelledAt,
            String cancelReason) {}
}

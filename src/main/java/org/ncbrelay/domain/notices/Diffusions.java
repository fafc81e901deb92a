package org.ncbrelay.domain.notices;

import java.time.Instant;
import java.util.List;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.OrganisationCode;
import org.ncbrelay.domain.notices.NoticeRequest.NoticeColour;

/** Diffusions and notices as their receivers see them: the sending country, the General Secretariat, and who was picked. */
public interface Diffusions {
    void send(Diffusion diffusion, Officer by);

    /** Tells the receivers that it must not be used any more: a diffusion is cancelled, a notice withdrawn. */
    void cancel(String number, String reason, Instant at);

    /** Diffusions and notices that the acting organisation sent, reviews or received; newest first. */
    List<Diffusion> visible();

    /** The notices among them, or the diffusions alone. */
    List<Diffusion> visible(boolean notices);

    /** Those that were sent from one case; newest first. */
    List<Diffusion> of(CaseReference reference);

    /**
     * A message to picked countries.
     *
     * @param colour      of a notice; null for a diffusion
     * @param cancelledAt null while it is in force
     */
    record Diffusion(
            String number,
            CaseReference reference,
            NoticeColour colour,
            List<OrganisationCode> receivers,
            String title,
            String text,
            Instant sentAt,
            Instant cancelledAt,
            String cancelReason) {
        public boolean isNotice() {
            return colour != null;
        }
    }
}

package org.ncbrelay.flow.support.expertnetwork;

import java.time.Clock;
import java.util.UUID;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Addressee;
import org.ncbrelay.domain.experts.ExpertEngagements;
import org.ncbrelay.domain.experts.ExpertEngagements.Engagement;
import org.ncbrelay.journal.Journal;
import org.ncbrelay.port.Letter;
import org.springframework.stereotype.Service;

/** Records the opinion of an expert, or that the expert is dismissed (Annex 2.5). */
@Service
record ExpertOpinionStep(ExpertEngagements engagements, Journal journal, Clock clock) {
    /**
     * Keeps the opinion of an introduced expert, written in the own country.
     *
     * @throws Refusal.Conflict if the expert is not introduced
     */
    void give(UUID id, String text, Officer by) {
        Engagement engagement = engagements.get(id);
        if (engagement.introducedAt() == null) throw new Refusal.Conflict("The expert is not introduced.");
        engagements.opine(engagement, text, by, clock.instant());
    }

    /**
     * Tells the NCB that released an expert that the opinion, which was not given in time, is no longer awaited.
     *
     * @param by the relay, acting for the country of the expert, which sees nothing of the case
     */
    void dismiss(CaseReference reference, Officer by) {
        journal.send(Letter.CLOSED_WITHOUT_ANSWER, reference, Addressee.ncb(by.organisation()));
    }
}

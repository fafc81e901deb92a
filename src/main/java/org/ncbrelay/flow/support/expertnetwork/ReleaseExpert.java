package org.ncbrelay.flow.support.expertnetwork;

import java.time.Clock;
import java.util.UUID;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.casefile.Phrase;
import org.ncbrelay.domain.experts.ExpertEngagements;
import org.ncbrelay.domain.experts.ExpertEngagements.Engagement;
import org.springframework.stereotype.Service;

/** Records the word of an expert's own NCB; it sees the request and nothing else of the case. */
@Service
record ReleaseExpert(ExpertEngagements engagements, Clock clock) {
    static final String SILENCE = Phrase.SILENCE_RELEASES_NOBODY.words();

    /**
     * @param reason why not; null where released
     * @throws Refusal.Conflict if the NCB has answered
     */
    void answer(UUID id, boolean released, String reason, Officer by) {
        if (!released && reason == null) throw new Refusal.Invalid("reason", "wrong.reason", "say why");
        Engagement engagement = engagements.get(id);
        if (!engagement.organisation().equals(by.organisation())) throw new Refusal.NotFound();
        if (engagement.released() != null)
            throw new Refusal.Conflict("refused.answered", "The request has been answered.");
        engagements.answer(engagement, released, reason, by, clock.instant());
    }

    /** Nobody answered within the limit. */
    void silent(UUID id, Officer by) {
        answer(id, false, SILENCE, by);
    }
}

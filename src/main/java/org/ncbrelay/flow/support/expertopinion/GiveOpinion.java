package org.ncbrelay.flow.support.expertopinion;

import java.time.Clock;
import java.util.UUID;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.domain.experts.ExpertEngagements;
import org.ncbrelay.domain.experts.ExpertEngagements.Engagement;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the opinion of an introduced expert, written in the own country. */
@Service
public class GiveOpinion {
    private final ExpertEngagements engagements;
    private final Clock clock;

    public GiveOpinion(ExpertEngagements engagements, Clock clock) {
        this.engagements = engagements;
        this.clock = clock;
    }

    /** @throws Refusal.Conflict if the expert is not introduced */
    @Transactional
    public void give(UUID id, String text, Officer by) {
        Engagement engagement = engagements.get(id);
        if (engagement.introducedAt() == null) throw new Refusal.Conflict("The expert is not introduced.");
        engagements.opine(engagement, text, by, clock.instant());
    }
}

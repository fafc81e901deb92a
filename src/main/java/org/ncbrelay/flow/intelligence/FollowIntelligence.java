package org.ncbrelay.flow.intelligence;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.Refusal;
import org.ncbrelay.store.inbox.News;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets an officer follow intelligence that has reached them, or no longer follow it. */
@Service
public class FollowIntelligence {
    private final ReadIntelligence read;
    private final News news;
    private final Clock clock;

    public FollowIntelligence(ReadIntelligence read, News news, Clock clock) {
        this.read = read;
        this.news = news;
        this.clock = clock;
    }

    /**
     * What has happened so far is no news.
     *
     * @throws Refusal.NotFound if unknown, not dispatched to the officer's country, recalled, or still with the officer's NCB
     */
    @Transactional
    public void follow(CaseReference reference, Officer officer) {
        requireOpen(reference, officer);
        Instant now = clock.instant();
        news.follow(reference, officer, now);
        news.seen(reference, officer, now);
    }

    /** The same refusal. */
    @Transactional
    public void unfollow(CaseReference reference, Officer officer) {
        requireOpen(reference, officer);
        news.unfollow(reference, officer);
    }

    private void requireOpen(CaseReference reference, Officer officer) {
        if (!reference.isIntelligence()) throw new Refusal.NotFound();
        read.requireOpen(reference, officer);
    }
}

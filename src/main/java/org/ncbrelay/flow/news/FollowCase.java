package org.ncbrelay.flow.news;

import java.time.Clock;
import java.time.Instant;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.news.News;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets an officer follow a case that is open to them, or no longer follow it, and choose what they follow by default and learn of. */
@Service
public class FollowCase {
    private final Cases cases;
    private final News news;
    private final Clock clock;

    public FollowCase(Cases cases, News news, Clock clock) {
        this.cases = cases;
        this.news = news;
        this.clock = clock;
    }

    /**
     * What has happened so far is no news.
     *
     * @throws org.ncbrelay.domain.Refusal.NotFound if unknown, or not open to the officer's organisation
     */
    @Transactional
    public void follow(CaseReference reference, Officer officer) {
        cases.get(reference);
        Instant now = clock.instant();
        news.follow(reference, officer, now);
        news.seen(reference, officer, now);
    }

    /** The same refusal. */
    @Transactional
    public void unfollow(CaseReference reference, Officer officer) {
        cases.get(reference);
        news.unfollow(reference, officer);
    }

    /** Who acts on a case follows it from then on, unless they chose otherwise here. */
    @Transactional
    public void choose(News.Wanted wanted, Officer officer) {
        news.want(wanted, officer);
    }
}

package org.ncbrelay.flow.news;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.ncbrelay.domain.CaseReference;
import org.ncbrelay.domain.Officer;
import org.ncbrelay.domain.casefile.Cases;
import org.ncbrelay.domain.news.Digests;
import org.ncbrelay.domain.news.Digests.DigestChoice;
import org.ncbrelay.store.inbox.News;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets an officer choose what is news: which cases they follow, of which topics they learn, and how often a letter says so. */
@Service
public class ChooseNews {
    private final Cases cases;
    private final News news;
    private final Digests digests;
    private final Clock clock;

    public ChooseNews(Cases cases, News news, Digests digests, Clock clock) {
        this.cases = cases;
        this.news = news;
        this.digests = digests;
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

    /** How often the officer gets a letter; empty for no letter, which is the default. */
    @Transactional(readOnly = true)
    public Optional<DigestChoice> digestOf(Officer officer) {
        return digests.of(officer.userId());
    }

    /**
     * @param choice null for no letter
     * @param zone   in which the officer reads
     */
    @Transactional
    public void chooseDigest(DigestChoice choice, ZoneId zone, Officer officer) {
        if (choice == null) digests.stop(officer.userId());
        else digests.choose(officer.userId(), choice, choice.next(clock.instant(), zone));
    }
}
